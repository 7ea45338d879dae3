package dev.repwatch.monitor.store.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** How far a task has come, in columns. */
final class ProgressColumns {

    private ProgressColumns() {}

    static <S extends SqlStatement<S>> S bind(S statement, TaskProgress progress) {
        return statement
                .bind("state", progress.state())
                .bind("stateAt", progress.stateAt().toEpochMilli())
                .bindByType("requested", millis(progress.requestedAt()), Long.class)
                .bind("requests", progress.requests())
                .bindByType("closed", millis(progress.closedAt()), Long.class)
                .bindByType("remind", millis(progress.remindAt()), Long.class)
                .bind("reminders", progress.reminders())
                .bindByType("snoozed", millis(progress.snoozedUntil()), Long.class);
    }

    private static @org.jspecify.annotations.Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    static TaskProgress of(ResultSet row) throws SQLException {
        return new TaskProgress(
                row.getString("state"),
                Instant.ofEpochMilli(row.getLong("state_at")),
                time(row, "requested_at"),
                row.getInt("requests"),
                time(row, "closed_at"),
                time(row, "remind_at"),
                row.getInt("reminders"),
                time(row, "snoozed_until"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}

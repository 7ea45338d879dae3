package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;

/** How far a task has come, in columns. */
final class ProgressColumns {

    private ProgressColumns() {}

    static <S extends SqlStatement<S>> S bind(S statement, TaskProgress progress) {
        return statement
                .bind("state", progress.state())
                .bind("stateAt", progress.stateAt().toEpochMilli())
                .bindByType("requested", Columns.millis(progress.requestedAt()), Long.class)
                .bind("requests", progress.requests())
                .bindByType("closed", Columns.millis(progress.closedAt()), Long.class)
                .bindByType("remind", Columns.millis(progress.remindAt()), Long.class)
                .bind("reminders", progress.reminders())
                .bindByType("snoozed", Columns.millis(progress.snoozedUntil()), Long.class);
    }

    static TaskProgress of(ResultSet row) throws SQLException {
        return new TaskProgress(
                row.getString("state"),
                Instant.ofEpochMilli(row.getLong("state_at")),
                Columns.time(row, "requested_at"),
                row.getInt("requests"),
                Columns.time(row, "closed_at"),
                Columns.time(row, "remind_at"),
                row.getInt("reminders"),
                Columns.time(row, "snoozed_until"));
    }
}

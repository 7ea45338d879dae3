package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.WriteConflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tasks of the desk. */
public final class TaskTable {

    /** To be reminded of now. */
    public static final String DUE = "closed_at IS NULL AND remind_at <= :now";

    private TaskTable() {}

    /** Writes a new task and returns it with its id. */
    public static TaskRow put(Transaction transaction, TaskRow task) {
        long id = bind(
                        transaction
                                .handle()
                                .createUpdate("INSERT INTO delisting_task (subject, source, state, owner, opened_at,"
                                        + " state_at, requested_at, requests, closed_at, remind_at,"
                                        + " reminders, snoozed_until, recurrence, version, body) VALUES"
                                        + " (:subject, :source, :state, :owner, :opened, :stateAt,"
                                        + " :requested, :requests, :closed, :remind, :reminders, :snoozed,"
                                        + " :recurrence, :version, :body)"),
                        task)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return find(transaction, id).orElseThrow();
    }

    /** @throws WriteConflict when somebody else changed the task meanwhile */
    public static void change(Transaction transaction, TaskRow task) {
        int changed = bind(
                        transaction
                                .handle()
                                .createUpdate("UPDATE delisting_task SET subject = :subject, state = :state,"
                                        + " owner = :owner, state_at = :stateAt, requested_at = :requested,"
                                        + " requests = :requests, closed_at = :closed, remind_at = :remind,"
                                        + " reminders = :reminders, snoozed_until = :snoozed,"
                                        + " recurrence = :recurrence, version = version + 1, body = :body"
                                        + ", opened_at = :opened"
                                        + " WHERE id = :id AND version = :version AND source = :source"),
                        task)
                .bind("id", task.id())
                .execute();
        if (changed != 1) {
            throw new WriteConflict("task " + task.id());
        }
    }

    public static Optional<TaskRow> find(Transaction transaction, long id) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    public static Optional<TaskRow> ofEpisode(Transaction transaction, long episode) {
        return transaction
                .handle()
                .createQuery("SELECT t.* FROM delisting_task t JOIN delisting_episode e ON e.task_id = t.id"
                        + " WHERE e.episode_id = :episode")
                .bind("episode", episode)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** The open tasks about this subject on this list, oldest first. */
    public static List<TaskRow> openOf(Transaction transaction, String source, String subject) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE source = :source AND subject = :subject"
                        + " AND closed_at IS NULL ORDER BY id")
                .bind("source", source)
                .bind("subject", subject)
                .map((row, context) -> row(row))
                .list();
    }

    /** The open tasks on this list about what begins so, oldest first. */
    public static List<TaskRow> openBeginning(Transaction transaction, String source, String subject) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE source = :source AND subject LIKE :subject"
                        + " AND closed_at IS NULL ORDER BY id")
                .bind("source", source)
                .bind("subject", subject + "%")
                .map((row, context) -> row(row))
                .list();
    }

    /** The last task about this target on this list, alone or as one of a network, that ended after this time. */
    public static Optional<TaskRow> lastClosed(Transaction transaction, String source, String subject, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT t.* FROM delisting_task t WHERE t.source = :source AND t.closed_at >= :since"
                        + " AND (t.subject = :subject OR EXISTS (SELECT 1 FROM delisting_episode e"
                        + " WHERE e.task_id = t.id AND e.target = :subject))"
                        + " ORDER BY t.closed_at DESC FETCH FIRST 1 ROW ONLY")
                .bind("source", source)
                .bind("subject", subject)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> row(row))
                .findOne();
    }

    /** One task takes over the episodes and notes of another, which is gone afterwards. */
    public static void merge(Transaction transaction, TaskRow from, TaskRow into) {
        for (String table : List.of("delisting_episode", "delisting_note")) {
            transaction
                    .handle()
                    .createUpdate("UPDATE " + table + " SET task_id = :into WHERE task_id = :from")
                    .bind("into", into.id())
                    .bind("from", from.id())
                    .execute();
        }
        TaskSteps.forget(transaction, from.id());
        transaction
                .handle()
                .createUpdate("DELETE FROM delisting_task WHERE id = :id")
                .bind("id", from.id())
                .execute();
    }

    /** Tasks that ended after this time, the last first; at most so many. */
    public static List<TaskRow> closed(Transaction transaction, Instant since, int most) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE closed_at >= :since ORDER BY closed_at DESC, id DESC"
                        + " FETCH FIRST :most ROWS ONLY")
                .bind("since", since.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> row(row))
                .list();
    }

    /** Tasks that are not over, oldest first. */
    public static List<TaskRow> open(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE closed_at IS NULL ORDER BY id")
                .map((row, context) -> row(row))
                .list();
    }

    public static List<TaskRow> toRemind(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_task WHERE " + DUE + " ORDER BY id")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, TaskRow task) {
        return ProgressColumns.bind(statement, task.progress())
                .bind("subject", task.subject())
                .bind("source", task.source())
                .bind("owner", task.owner().orElse(null))
                .bind("opened", task.openedAt().toEpochMilli())
                .bind("recurrence", task.recurrence())
                .bind("version", task.version())
                .bind("body", task.body());
    }

    private static TaskRow row(ResultSet row) throws SQLException {
        return new TaskRow(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("source"),
                Optional.ofNullable(row.getString("owner")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getInt("recurrence"),
                ProgressColumns.of(row),
                row.getLong("version"),
                row.getString("body"));
    }
}

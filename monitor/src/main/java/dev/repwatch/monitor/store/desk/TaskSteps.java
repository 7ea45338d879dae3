package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Transaction;
import java.util.Optional;

/** How tasks stood before each act of a person, so that the act can be taken back. */
public final class TaskSteps {

    /**
     * @param what the act
     * @param before how the task stood before it
     */
    public record Step(long id, String what, TaskProgress before) {}

    private TaskSteps() {}

    public static void put(Transaction transaction, long task, String what, TaskProgress before) {
        ProgressColumns.bind(
                        transaction
                                .handle()
                                .createUpdate(
                                        "INSERT INTO delisting_step (task_id, what, state, state_at, requested_at,"
                                                + " requests, closed_at, remind_at, reminders, snoozed_until) VALUES (:task,"
                                                + " :what, :state, :stateAt, :requested, :requests, :closed, :remind,"
                                                + " :reminders, :snoozed)"),
                        before)
                .bind("task", task)
                .bind("what", what)
                .execute();
    }

    /** The last act that was not taken back. */
    public static Optional<Step> last(Transaction transaction, long task) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_step WHERE task_id = :task ORDER BY id DESC"
                        + " FETCH FIRST 1 ROW ONLY")
                .bind("task", task)
                .map((row, context) -> new Step(row.getLong("id"), row.getString("what"), ProgressColumns.of(row)))
                .findOne();
    }

    public static void remove(Transaction transaction, Step step) {
        transaction
                .handle()
                .createUpdate("DELETE FROM delisting_step WHERE id = :id")
                .bind("id", step.id())
                .execute();
    }

    /** Nothing that was done about the task so far can be taken back any more. */
    public static void forget(Transaction transaction, long task) {
        transaction
                .handle()
                .createUpdate("DELETE FROM delisting_step WHERE task_id = :task")
                .bind("task", task)
                .execute();
    }
}

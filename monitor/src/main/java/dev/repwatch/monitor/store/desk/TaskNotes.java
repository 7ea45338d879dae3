package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Who did what about a task. */
public final class TaskNotes {

    private static final int LENGTH = 2000;

    /** @param what {@code opened}, {@code fixed}, {@code requested}, {@code snooze}, {@code note}, … */
    public record TaskNote(Instant at, String who, String what, String note) {}

    private TaskNotes() {}

    public static void put(Transaction transaction, long task, TaskNote note) {
        transaction
                .handle()
                .createUpdate("INSERT INTO delisting_note (task_id, at, who, what, note)"
                        + " VALUES (:task, :at, :who, :what, :note)")
                .bind("task", task)
                .bind("at", note.at().toEpochMilli())
                .bind("who", Columns.fit(note.who(), 200))
                .bind("what", note.what())
                .bind("note", Columns.fit(note.note(), LENGTH))
                .execute();
    }

    public static List<TaskNote> of(Transaction transaction, long task) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM delisting_note WHERE task_id = :task ORDER BY id")
                .bind("task", task)
                .map((row, context) -> new TaskNote(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("note")))
                .list();
    }
}

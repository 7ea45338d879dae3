package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.time.Instant;

/** Who did what about a task, kept for whoever looks at it later. */
final class Entries {

    private static final String REPWATCH = "repwatch";

    private Entries() {}

    static void put(Transaction transaction, TaskRow task, Instant at, String who, String what, String note) {
        TaskNotes.put(transaction, task.id(), new TaskNotes.TaskNote(at, who, what, note));
    }

    /** What repwatch did by itself. */
    static void own(Transaction transaction, TaskRow task, Instant at, String what, String note) {
        put(transaction, task, at, REPWATCH, what, note);
    }
}

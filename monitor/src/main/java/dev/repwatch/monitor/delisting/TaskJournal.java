package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Who did what about a task, kept for whoever looks at it later. */
final class TaskJournal {

    private static final String REPWATCH = "repwatch";

    private TaskJournal() {}

    static void put(Transaction transaction, TaskRow task, Instant at, String who, String what, String note) {
        TaskNotes.put(transaction, task.id(), new TaskNotes.TaskNote(at, who, what, note));
    }

    /**
     * What the last who marked the cause as fixed wrote; empty text when nobody did, when that was taken back, or when the
     * listing returned since: nobody may be told that it is fixed.
     */
    static String whatWasDone(List<TaskNotes.TaskNote> notes) {
        Deque<String> fixes = new ArrayDeque<>();
        for (TaskNotes.TaskNote it : notes) {
            switch (it.what()) {
                case "fixed" -> fixes.push(it.note());
                case "reopened" -> fixes.clear();
                case "undone" -> {
                    if (it.note().startsWith("fixed")) {
                        fixes.poll();
                    }
                }
                default -> {}
            }
        }
        return fixes.isEmpty() ? "" : fixes.peek();
    }

    /** What repwatch did by itself. */
    static void own(Transaction transaction, TaskRow task, Instant at, String what, String note) {
        put(transaction, task, at, REPWATCH, what, note);
    }
}

package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What people do about tasks. Every act is remembered with who did it; each throws {@link IllegalArgumentException} when
 * there is no such open task.
 */
public final class TaskActs {

    private final NextReminder reminders;

    TaskActs(NextReminder reminders) {
        this.reminders = reminders;
    }

    /** Somebody stopped what got it listed. */
    public TaskRow fixed(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        return moved(transaction, row, row.progress(), TaskState.CAUSE_FIXED, new Deed(who, "fixed", note, at));
    }

    /** Somebody asked the list for removal. */
    public TaskRow requested(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        TaskProgress asked = row.progress().requested(at);
        return moved(transaction, row, asked, TaskState.REQUESTED, new Deed(who, "requested", note, at));
    }

    /** The operator of the list said no. */
    public TaskRow rejected(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        return moved(transaction, row, row.progress(), TaskState.REJECTED, new Deed(who, "rejected", note, at));
    }

    public TaskRow snooze(Transaction transaction, long task, String who, String note, Duration pause, Instant at) {
        TaskRow row = open(transaction, task);
        TaskRow snoozed = row.at(row.progress().snoozed(at.plus(pause)));
        return changed(transaction, snoozed, new Deed(who, "snooze", note, at));
    }

    public TaskRow note(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        Entries.put(transaction, row, at, who, "note", note);
        return row;
    }

    /** As {@link #requested} for whatever tasks these episodes belong to. */
    public void requestedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        each(transaction, episodes, it -> requested(transaction, it, who, note, at));
    }

    public void fixedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        each(transaction, episodes, it -> fixed(transaction, it, who, note, at));
    }

    public void snoozeEpisodes(
            Transaction transaction, List<Long> episodes, String who, String note, Duration pause, Instant at) {
        each(transaction, episodes, it -> snooze(transaction, it, who, note, pause, at));
    }

    private static void each(Transaction transaction, List<Long> episodes, LongConsumer act) {
        episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .filter(it -> it.closedAt().isEmpty())
                .mapToLong(TaskRow::id)
                .distinct()
                .forEach(act);
    }

    private record Deed(String who, String what, String note, Instant at) {}

    private TaskRow moved(Transaction transaction, TaskRow row, TaskProgress from, TaskState to, Deed deed) {
        Task task = Task.of(row);
        Optional<Instant> remind = reminders.of(to, task.source(), task.opening(), deed.at(), 0);
        return changed(transaction, row.at(from.moved(to.label(), deed.at(), remind)), deed);
    }

    private static TaskRow changed(Transaction transaction, TaskRow row, Deed deed) {
        TaskTable.change(transaction, row);
        Entries.put(transaction, row, deed.at(), deed.who(), deed.what(), deed.note());
        return TaskTable.find(transaction, row.id()).orElseThrow();
    }

    private static TaskRow open(Transaction transaction, long task) {
        return TaskTable.find(transaction, task)
                .filter(row -> row.closedAt().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no open task " + task + "; repwatch delist list shows them"));
    }
}

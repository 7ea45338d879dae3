package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskSteps;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * What people do about tasks. Every act is remembered with who did it; each throws {@link IllegalArgumentException} when
 * there is no such open task.
 */
public final class TaskActs {

    private final NextReminder reminders;

    TaskActs(NextReminder reminders) {
        this.reminders = reminders;
    }

    /** Somebody stopped what got it listed. Where removal was asked for already, the list is still waited for. */
    public TaskRow fixed(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = removable(transaction, task);
        Deed deed = new Deed(who, "fixed", note, at);
        return in(row, TaskState.REQUESTED)
                ? changed(transaction, row, row.progress(), deed)
                : moved(transaction, row, row.progress(), TaskState.CAUSE_FIXED, deed);
    }

    /** Somebody asked the list for removal. */
    public TaskRow requested(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = removable(transaction, task);
        TaskProgress asked = row.progress().requested(at);
        return moved(transaction, row, asked, TaskState.REQUESTED, new Deed(who, "requested", note, at));
    }

    /** The operator of the list said no. */
    public TaskRow rejected(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = removable(transaction, task);
        return moved(transaction, row, row.progress(), TaskState.REJECTED, new Deed(who, "rejected", note, at));
    }

    /** Nobody is reminded for a while. What is never reminded of stays so. */
    public TaskRow snooze(Transaction transaction, long task, String who, String note, Duration pause, Instant at) {
        TaskRow row = open(transaction, task);
        Instant until = at.plus(pause);
        Optional<Instant> remind = row.remindAt().map(due -> reminders.notBefore(Task.of(row), due, until));
        return changed(transaction, row, row.progress().snoozed(until, remind), new Deed(who, "snooze", note, at));
    }

    public TaskRow note(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        Entries.put(transaction, row, at, who, "note", note);
        return row;
    }

    /** Takes back the last act but notes; asked again, the one before it. A reminder that was due meanwhile is due now. */
    public TaskRow undo(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = open(transaction, task);
        TaskSteps.Step step = TaskSteps.last(transaction, task)
                .orElseThrow(() ->
                        new IllegalArgumentException("nothing was done about task " + task + " that can be undone"));
        TaskTable.change(transaction, row.at(step.before()));
        TaskSteps.remove(transaction, step);
        String what = note.isBlank() ? step.what() : step.what() + ": " + note;
        Entries.put(transaction, row, at, who, "undone", what);
        return TaskTable.find(transaction, task).orElseThrow();
    }

    /**
     * As {@link #requested} for whatever tasks these episodes belong to, but those that wait for their list already: a second
     * press of a button is no second request.
     */
    public void requestedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        each(
                transaction,
                episodes,
                row -> canMove(row) && !in(row, TaskState.REQUESTED),
                it -> requested(transaction, it, who, note, at));
    }

    public void fixedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        each(
                transaction,
                episodes,
                row -> canMove(row) && !in(row, TaskState.CAUSE_FIXED),
                it -> fixed(transaction, it, who, note, at));
    }

    public void snoozeEpisodes(
            Transaction transaction, List<Long> episodes, String who, String note, Duration pause, Instant at) {
        each(transaction, episodes, row -> true, it -> snooze(transaction, it, who, note, pause, at));
    }

    private static void each(
            Transaction transaction, List<Long> episodes, Predicate<TaskRow> wanted, LongConsumer act) {
        episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .filter(it -> it.closedAt().isEmpty())
                .filter(wanted)
                .mapToLong(TaskRow::id)
                .distinct()
                .forEach(act);
    }

    private record Deed(String who, String what, String note, Instant at) {}

    private TaskRow moved(Transaction transaction, TaskRow row, TaskProgress from, TaskState to, Deed deed) {
        Optional<Instant> remind = reminders.moved(Task.of(row), to, deed.at());
        return changed(transaction, row, from.moved(to.label(), deed.at(), remind), deed);
    }

    private static TaskRow changed(Transaction transaction, TaskRow row, TaskProgress to, Deed deed) {
        TaskTable.change(transaction, row.at(to));
        TaskSteps.put(transaction, row.id(), deed.what(), row.progress());
        Entries.put(transaction, row, deed.at(), deed.who(), deed.what(), deed.note());
        return TaskTable.find(transaction, row.id()).orElseThrow();
    }

    private static boolean in(TaskRow row, TaskState state) {
        return row.state().equals(state.label());
    }

    /** What nobody removes is not fixed or asked for: it would be reminded of. */
    private static boolean canMove(TaskRow row) {
        return !in(row, TaskState.NOT_REMOVABLE);
    }

    private static TaskRow removable(Transaction transaction, long task) {
        TaskRow row = open(transaction, task);
        if (!canMove(row)) {
            throw new IllegalArgumentException("task " + task + " is about a policy that " + row.source()
                    + " removes for nobody; write a note, or leave it");
        }
        return row;
    }

    private static TaskRow open(Transaction transaction, long task) {
        TaskRow row = TaskTable.find(transaction, task)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no task " + task + "; repwatch delist list shows them"));
        if (row.closedAt().isPresent()) {
            throw new IllegalArgumentException("task " + task + " is over: " + row.subject() + " is off " + row.source()
                    + " since " + row.closedAt().get());
        }
        return row;
    }
}

package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskNotes;
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

    private static final Duration LATELY = Duration.ofMinutes(10);

    private final NextReminder reminders;

    TaskActs(NextReminder reminders) {
        this.reminders = reminders;
    }

    /** Whether it would be said a second time: the same again within minutes is one act that came twice. */
    public boolean repeats(Transaction transaction, long task, Action deed) {
        return TaskTable.find(transaction, task)
                .filter(row -> repeats(transaction, row, deed))
                .filter(row -> deed.note().isBlank()
                        || last(transaction, row, it -> it.what().equals(deed.action()))
                                .filter(it -> it.note().equals(deed.note()))
                                .isPresent())
                .isPresent();
    }

    private static Optional<TaskNotes.TaskNote> last(
            Transaction transaction, TaskRow row, Predicate<TaskNotes.TaskNote> which) {
        return TaskNotes.of(transaction, row.id()).stream().filter(which).reduce((earlier, later) -> later);
    }

    /** A cause that is fixed while the list is waited for changes no state: only the journal knows. */
    private static Optional<Instant> fixedWhileRequested(Transaction transaction, TaskRow row) {
        return in(row, TaskState.REQUESTED)
                ? last(transaction, row, it -> !it.what().equals("note"))
                        .filter(it -> it.what().equals("fixed"))
                        .map(TaskNotes.TaskNote::at)
                : Optional.empty();
    }

    private static boolean lately(TaskRow row, Action deed) {
        return row.progress().stateAt().plus(LATELY).isAfter(deed.at());
    }

    private static boolean repeats(Transaction transaction, TaskRow row, Action deed) {
        boolean lately = lately(row, deed);
        return switch (deed.action()) {
            case "fixed" ->
                (in(row, TaskState.CAUSE_FIXED) && lately)
                        || fixedWhileRequested(transaction, row)
                                .filter(at -> at.plus(LATELY).isAfter(deed.at()))
                                .isPresent();
            case "requested" -> in(row, TaskState.REQUESTED) && lately;
            case "rejected" -> in(row, TaskState.REJECTED) && lately;
            case "snooze" -> deed.endsLike(row.progress().snoozedUntil());
            default -> false;
        };
    }

    /** Does it; what is no act of a task is refused, too. */
    public TaskRow act(Transaction transaction, long task, Action deed) {
        return switch (deed.action()) {
            case "fixed" -> fixed(transaction, removable(transaction, task), deed);
            case "requested" -> requested(transaction, removable(transaction, task), deed);
            case "rejected" -> rejected(transaction, removable(transaction, task), deed);
            case "snooze" -> snooze(transaction, open(transaction, task), deed);
            case "note" -> note(transaction, open(transaction, task), deed);
            case "undo" -> undo(transaction, open(transaction, task), deed);
            default ->
                throw new ActRefused(
                        "no_act",
                        "there is no \"" + deed.action() + "\"; say fixed, requested, rejected, snooze, note or undo",
                        "act",
                        deed.action());
        };
    }

    /**
     * Does it to whatever open tasks these episodes belong to, where it changes anything: a second press of a button is no
     * second request.
     *
     * @return whether it changed anything
     */
    public boolean about(Transaction transaction, List<Long> episodes, Action deed) {
        Predicate<TaskRow> wanted = switch (deed.action()) {
            case "requested" -> row -> canMove(row) && !in(row, TaskState.REQUESTED);
            case "fixed" ->
                row -> canMove(row)
                        && !in(row, TaskState.CAUSE_FIXED)
                        && fixedWhileRequested(transaction, row).isEmpty();
            default -> row -> true;
        };
        return each(transaction, episodes, wanted, task -> act(transaction, task, deed));
    }

    /** Somebody stopped what got it listed. Where removal was asked for already, the list is still waited for. */
    private TaskRow fixed(Transaction transaction, TaskRow row, Action deed) {
        if (CareTasks.isCare(row)) {
            // no list will say that it is over
            return changed(transaction, row, row.progress().closed(TaskState.CLEARED.label(), deed.at()), deed);
        }
        return in(row, TaskState.REQUESTED)
                ? changed(transaction, row, row.progress(), deed)
                : moved(transaction, row, row.progress(), TaskState.CAUSE_FIXED, deed);
    }

    /** Somebody asked the list for removal. Who says so just after it was said, in other words, did not ask a second time. */
    private TaskRow requested(Transaction transaction, TaskRow row, Action deed) {
        boolean justSaid = TaskNotes.of(transaction, row.id()).stream()
                .reduce((earlier, later) -> later)
                .filter(it -> it.what().equals("requested"))
                .isPresent();
        if (justSaid && in(row, TaskState.REQUESTED) && lately(row, deed)) {
            return changed(transaction, row, row.progress(), deed);
        }
        return moved(transaction, row, row.progress().requested(deed.at()), TaskState.REQUESTED, deed);
    }

    /** The operator of the list said no. */
    private TaskRow rejected(Transaction transaction, TaskRow row, Action deed) {
        return moved(transaction, row, row.progress(), TaskState.REJECTED, deed);
    }

    /** Nobody is reminded for a while. What is never reminded of stays so. */
    private TaskRow snooze(Transaction transaction, TaskRow row, Action deed) {
        Instant until = deed.until().orElse(deed.at());
        Optional<Instant> remind = row.remindAt().map(due -> reminders.notBefore(Task.of(row), due, until));
        return changed(transaction, row, row.progress().snoozed(until, remind), deed);
    }

    private static TaskRow note(Transaction transaction, TaskRow row, Action deed) {
        TaskJournal.put(transaction, row, deed.at(), deed.who(), deed.action(), deed.note());
        return row;
    }

    /** Takes back the last act but notes; asked again, the one before it. A reminder that was due meanwhile is due now. */
    private static TaskRow undo(Transaction transaction, TaskRow row, Action deed) {
        TaskSteps.Step step = TaskSteps.last(transaction, row.id())
                .orElseThrow(() -> new ActRefused(
                        "nothing_to_undo",
                        "nothing was done about task " + row.id() + " that can be undone",
                        "task",
                        row.id()));
        TaskTable.change(transaction, row.at(step.before()));
        TaskSteps.remove(transaction, step);
        String what = deed.note().isBlank() ? step.what() : step.what() + ": " + deed.note();
        TaskJournal.put(transaction, row, deed.at(), deed.who(), "undone", what);
        return TaskTable.find(transaction, row.id()).orElseThrow();
    }

    private static boolean each(
            Transaction transaction, List<Long> episodes, Predicate<TaskRow> wanted, LongConsumer act) {
        List<Long> tasks = episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .filter(it -> it.closedAt().isEmpty())
                .filter(wanted)
                .map(TaskRow::id)
                .distinct()
                .toList();
        tasks.forEach(act::accept);
        return !tasks.isEmpty();
    }

    private TaskRow moved(Transaction transaction, TaskRow row, TaskProgress from, TaskState to, Action deed) {
        Optional<Instant> remind = reminders.moved(Task.of(row), to, deed.at());
        return changed(transaction, row, from.moved(to.label(), deed.at(), remind), deed);
    }

    private static TaskRow changed(Transaction transaction, TaskRow row, TaskProgress to, Action deed) {
        TaskTable.change(transaction, row.at(to));
        TaskSteps.put(transaction, row.id(), deed.action(), row.progress());
        TaskJournal.put(transaction, row, deed.at(), deed.who(), deed.action(), deed.note());
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
            throw new ActRefused(
                    "policy",
                    "task " + task + " is about a policy that " + row.source()
                            + " removes for nobody; write a note, or leave it",
                    "task",
                    task,
                    "list",
                    row.source());
        }
        return row;
    }

    private static TaskRow open(Transaction transaction, long task) {
        TaskRow row = TaskTable.find(transaction, task)
                .orElseThrow(() -> new ActRefused(
                        "no_task", "there is no task " + task + "; repwatch delist list shows them", "task", task));
        if (row.closedAt().isPresent()) {
            throw over(row, row.closedAt().get());
        }
        return row;
    }

    private static ActRefused over(TaskRow row, Instant since) {
        boolean care = CareTasks.isCare(row);
        return new ActRefused(
                care ? "over_care" : "over",
                "task " + row.id() + " is over: "
                        + (care ? "it was done at " : row.subject() + " is off " + row.source() + " since ") + since,
                "task",
                row.id(),
                "subject",
                row.subject(),
                "list",
                row.source(),
                "at",
                since);
    }
}

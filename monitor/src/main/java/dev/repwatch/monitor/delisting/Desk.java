package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Members;
import dev.repwatch.monitor.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Opens a task with a listing, reminds while it lasts, and closes it when the list is clean. */
public final class Desk {

    private static final String REPWATCH = "repwatch";

    private final DeskSettings settings;
    private final ReminderWording wording;

    public Desk(DeskSettings settings, Language language, ZoneId zone, Directory directory) {
        this.settings = settings;
        this.wording = new ReminderWording(language, zone, directory);
    }

    /** @param opening the alert of this listing; the facts of the task come from it */
    public void opened(Transaction transaction, Episode episode, Alert opening, Instant at) {
        Optional<TaskRow> known = TaskTable.ofEpisode(transaction, episode.id());
        if (known.isPresent()) {
            reopened(transaction, known.get(), episode, at);
            return;
        }
        TaskRow task = TaskTable.put(transaction, fresh(episode, opening, at));
        TaskEpisodes.put(transaction, episode.id(), task.id(), episode.target().text());
        note(transaction, task, at, REPWATCH, "opened", "");
    }

    private TaskRow fresh(Episode episode, Alert opening, Instant at) {
        return new TaskRow(
                0,
                episode.target().text(),
                episode.source().value(),
                TaskState.CAUSE_OPEN.label(),
                opening.label("owner"),
                episode.firstSeen(),
                at,
                Optional.empty(),
                0,
                Optional.empty(),
                Cadence.next(settings.notRequested(), at, 0),
                0,
                Optional.empty(),
                episode.recurrence(),
                0,
                AlertJson.write(opening));
    }

    private void reopened(Transaction transaction, TaskRow task, Episode episode, Instant at) {
        TaskEpisodes.setOpen(transaction, episode.id(), true);
        if (task.closedAt().isPresent()) {
            TaskRow again = new TaskRow(
                    task.id(),
                    task.subject(),
                    task.source(),
                    TaskState.CAUSE_OPEN.label(),
                    task.owner(),
                    task.openedAt(),
                    at,
                    task.requestedAt(),
                    task.requests(),
                    Optional.empty(),
                    Cadence.next(settings.notRequested(), at, 0),
                    0,
                    Optional.empty(),
                    episode.recurrence(),
                    task.version(),
                    task.body());
            TaskTable.change(transaction, again);
            note(transaction, task, at, REPWATCH, "reopened", "");
        }
    }

    /** The listing is over. The task ends with its last episode. */
    public void over(Transaction transaction, Episode episode, Instant at) {
        TaskEpisodes.setOpen(transaction, episode.id(), false);
        TaskTable.ofEpisode(transaction, episode.id())
                .filter(task -> task.closedAt().isEmpty())
                .filter(task -> !TaskEpisodes.anyOpen(transaction, task.id()))
                .ifPresent(task -> {
                    TaskState end = task.requestedAt().isPresent() ? TaskState.CLEARED : TaskState.EXPIRED;
                    TaskTable.change(
                            transaction,
                            task.moved(end.label(), at, Optional.empty()).closed(at));
                    note(transaction, task, at, REPWATCH, end.label(), "");
                });
    }

    /** Writes the reminders that are due as events to be told. */
    public int remind(Transaction transaction, Instant now) {
        List<TaskRow> due = TaskTable.toRemind(transaction, now);
        for (TaskRow row : due) {
            Alert reminder = inItsConversation(transaction, row, wording.reminder(Task.of(row), now));
            EventTable.put(
                    transaction,
                    new EventRow(
                            0,
                            reminder.dedupeKey(),
                            "reminder",
                            reminder.threadKey(),
                            Optional.empty(),
                            now,
                            AlertJson.write(reminder)),
                    now);
            TaskTable.change(transaction, row.reminded(next(row, row.reminders() + 1)));
        }
        return due.size();
    }

    private static Alert inItsConversation(Transaction transaction, TaskRow row, Alert reminder) {
        return TaskEpisodes.of(transaction, row.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .findFirst()
                .flatMap(it -> Members.of(transaction, it.episode()))
                .map(member -> Threads.moved(reminder, member.threadKey()))
                .orElse(reminder);
    }

    private Optional<Instant> next(TaskRow row, int sent) {
        boolean asked = row.state().equals(TaskState.REQUESTED.label());
        return Cadence.next(asked ? settings.requested() : settings.notRequested(), row.stateAt(), sent);
    }

    public List<TaskRow> open(Transaction transaction) {
        return TaskTable.open(transaction);
    }

    /**
     * Somebody asked the list for removal.
     *
     * @throws IllegalArgumentException when there is no such open task
     */
    public TaskRow requested(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = openTask(transaction, task);
        TaskRow changed =
                row.requested(at).moved(TaskState.REQUESTED.label(), at, Cadence.next(settings.requested(), at, 0));
        return changed(transaction, changed, at, who, "requested", note);
    }

    /** Somebody stopped what got it listed. */
    public TaskRow fixed(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = openTask(transaction, task);
        TaskRow changed = row.moved(TaskState.CAUSE_FIXED.label(), at, Cadence.next(settings.notRequested(), at, 0));
        return changed(transaction, changed, at, who, "fixed", note);
    }

    public TaskRow snooze(Transaction transaction, long task, String who, String note, Duration pause, Instant at) {
        return changed(transaction, openTask(transaction, task).snoozed(at.plus(pause)), at, who, "snooze", note);
    }

    public TaskRow note(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = openTask(transaction, task);
        note(transaction, row, at, who, "note", note);
        return row;
    }

    private static TaskRow changed(
            Transaction transaction, TaskRow row, Instant at, String who, String what, String note) {
        TaskTable.change(transaction, row);
        note(transaction, row, at, who, what, note);
        return TaskTable.find(transaction, row.id()).orElseThrow();
    }

    private static TaskRow openTask(Transaction transaction, long task) {
        return TaskTable.find(transaction, task)
                .filter(row -> row.closedAt().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no open task " + task + "; repwatch delist list shows them"));
    }

    private static void note(Transaction transaction, TaskRow task, Instant at, String who, String what, String note) {
        TaskNotes.put(transaction, task.id(), new TaskNotes.TaskNote(at, who, what, note));
    }
}

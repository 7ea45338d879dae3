package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.Outcomes;
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

    /** A listing that returns sooner is the old one: its cause was not fixed. */
    private static final Duration SAME_CAUSE = Duration.ofDays(30);

    private static final String REPWATCH = "repwatch";

    private final Directory directory;
    private final Cadence cadence;
    private final ReminderWording wording;

    public Desk(DeskSettings settings, Language language, ZoneId zone, Directory directory) {
        this.directory = directory;
        this.cadence = new Cadence(settings);
        this.wording = new ReminderWording(settings.ownerAfter(), language, zone, directory);
    }

    /** @param opening the alert of this listing; the facts of the task come from it */
    public void opened(Transaction transaction, Episode episode, Alert opening, Instant at) {
        Optional<TaskRow> own = TaskTable.ofEpisode(transaction, episode.id());
        Optional<TaskRow> before = own.or(() -> TaskTable.lastClosed(
                transaction, episode.source().value(), episode.target().text(), at.minus(SAME_CAUSE)));
        if (before.isPresent()) {
            reopened(transaction, before.get(), episode, opening, at);
            return;
        }
        TaskRow task = TaskTable.put(transaction, fresh(episode, opening, at));
        TaskEpisodes.put(transaction, episode.id(), task.id(), episode.target().text());
        note(transaction, task, at, REPWATCH, "opened", "");
    }

    private TaskRow fresh(Episode episode, Alert opening, Instant at) {
        TaskState state = begin(opening, episode.source());
        return new TaskRow(
                0,
                episode.target().text(),
                episode.source().value(),
                state.label(),
                opening.label("owner"),
                episode.firstSeen(),
                at,
                Optional.empty(),
                0,
                Optional.empty(),
                next(state, episode.source(), opening, at, 0),
                0,
                Optional.empty(),
                episode.recurrence(),
                0,
                AlertJson.write(opening));
    }

    private TaskState begin(Alert opening, SourceId source) {
        boolean policy = directory
                .list(source)
                .filter(list -> Path.of(list, Task.code(opening)) == Path.NOT_REMOVABLE)
                .isPresent();
        return policy ? TaskState.NOT_REMOVABLE : TaskState.CAUSE_OPEN;
    }

    private void reopened(Transaction transaction, TaskRow task, Episode episode, Alert opening, Instant at) {
        TaskEpisodes.put(transaction, episode.id(), task.id(), episode.target().text());
        if (task.closedAt().isEmpty()) {
            return;
        }
        TaskState state = begin(opening, episode.source());
        int recurrence = Math.max(episode.recurrence(), task.recurrence() + 1);
        TaskTable.change(
                transaction,
                new TaskRow(
                        task.id(),
                        task.subject(),
                        task.source(),
                        state.label(),
                        opening.label("owner"),
                        episode.firstSeen(),
                        at,
                        Optional.empty(),
                        task.requests(),
                        Optional.empty(),
                        next(state, episode.source(), opening, at, 0),
                        0,
                        Optional.empty(),
                        recurrence,
                        task.version(),
                        AlertJson.write(opening)));
        note(transaction, task, at, REPWATCH, "reopened", wording.notFixed(recurrence));
    }

    /** The listing is over. The task ends with its last episode. */
    public void over(Transaction transaction, Episode episode, Instant at) {
        TaskEpisodes.setOpen(transaction, episode.id(), false);
        TaskTable.ofEpisode(transaction, episode.id())
                .filter(task -> task.closedAt().isEmpty())
                .filter(task -> !TaskEpisodes.anyOpen(transaction, task.id()))
                .ifPresent(task -> {
                    TaskState end = task.requestedAt().isPresent() ? TaskState.CLEARED : TaskState.EXPIRED;
                    TaskRow closed =
                            task.moved(end.label(), at, Optional.empty()).closed(at);
                    TaskTable.change(transaction, closed);
                    Outcomes.put(transaction, closed);
                    note(transaction, task, at, REPWATCH, end.label(), "");
                });
    }

    /** The tasks of these episodes become one, about the whole network. */
    public void gather(Transaction transaction, String network, List<Long> episodes, Instant at) {
        List<TaskRow> tasks = episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .distinct()
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        TaskRow first = tasks.get(0);
        TaskRow whole = TaskTable.openOf(transaction, first.source(), network).orElse(first);
        tasks.stream().filter(it -> it.id() != whole.id()).forEach(it -> TaskTable.merge(transaction, it, whole));
        if (!whole.subject().equals(network)) {
            TaskTable.change(transaction, whole.about(network));
        }
        note(transaction, whole, at, REPWATCH, "gathered", network + ": " + episodes.size());
    }

    /** Writes the reminders that are due as events to be told. */
    public int remind(Transaction transaction, Instant now) {
        List<TaskRow> due = TaskTable.toRemind(transaction, now);
        for (TaskRow row : due) {
            Task task = Task.of(row);
            Alert reminder = inItsConversation(transaction, row, wording.reminder(task, now));
            EventTable.put(
                    transaction,
                    new EventRow(
                            reminder.dedupeKey(),
                            "reminder",
                            reminder.threadKey(),
                            Optional.empty(),
                            now,
                            AlertJson.write(reminder)),
                    now);
            int sent = row.reminders() + 1;
            Optional<Instant> next = next(task.state(), task.source(), task.opening(), row.stateAt(), sent);
            while (next.isPresent() && !next.get().isAfter(now)) {
                sent++;
                next = next(task.state(), task.source(), task.opening(), row.stateAt(), sent);
            }
            TaskTable.change(transaction, row.reminded(sent, next));
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

    private Optional<Instant> next(TaskState state, SourceId source, Alert opening, Instant since, int sent) {
        Optional<DnsblList> list = directory.list(source);
        return cadence.next(state, list, Task.code(opening), since, sent);
    }

    /** Tasks that are not over, oldest first. */
    public List<TaskRow> open(Transaction transaction) {
        return TaskTable.open(transaction);
    }

    /** Somebody stopped what got it listed. */
    public TaskRow fixed(Transaction transaction, long task, String who, String note, Instant at) {
        return move(transaction, openTask(transaction, task), TaskState.CAUSE_FIXED, who, "fixed", note, at);
    }

    /**
     * Somebody asked the list for removal.
     *
     * @throws IllegalArgumentException when there is no such open task
     */
    public TaskRow requested(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = openTask(transaction, task).requested(at);
        return move(transaction, row, TaskState.REQUESTED, who, "requested", note, at);
    }

    /** The operator of the list said no. */
    public TaskRow rejected(Transaction transaction, long task, String who, String note, Instant at) {
        return move(transaction, openTask(transaction, task), TaskState.REJECTED, who, "rejected", note, at);
    }

    public TaskRow snooze(Transaction transaction, long task, String who, String note, Duration pause, Instant at) {
        TaskRow row = openTask(transaction, task).snoozed(at.plus(pause));
        return changed(transaction, row, at, who, "snooze", note);
    }

    public TaskRow note(Transaction transaction, long task, String who, String note, Instant at) {
        TaskRow row = openTask(transaction, task);
        note(transaction, row, at, who, "note", note);
        return row;
    }

    /** As {@link #requested} for whatever tasks these episodes belong to. */
    public void requestedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        tasks(transaction, episodes).forEach(it -> requested(transaction, it, who, note, at));
    }

    public void fixedEpisodes(Transaction transaction, List<Long> episodes, String who, String note, Instant at) {
        tasks(transaction, episodes).forEach(it -> fixed(transaction, it, who, note, at));
    }

    public void snoozeEpisodes(
            Transaction transaction, List<Long> episodes, String who, String note, Duration pause, Instant at) {
        tasks(transaction, episodes).forEach(it -> snooze(transaction, it, who, note, pause, at));
    }

    private static List<Long> tasks(Transaction transaction, List<Long> episodes) {
        return episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .filter(it -> it.closedAt().isEmpty())
                .map(TaskRow::id)
                .distinct()
                .toList();
    }

    private TaskRow move(
            Transaction transaction, TaskRow row, TaskState state, String who, String what, String note, Instant at) {
        Task task = Task.of(row);
        Optional<Instant> remind = next(state, task.source(), task.opening(), at, 0);
        return changed(transaction, row.moved(state.label(), at, remind), at, who, what, note);
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

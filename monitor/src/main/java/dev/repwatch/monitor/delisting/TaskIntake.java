package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskProgress;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskSteps;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.AlertJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tasks come with listings and go with them. */
final class TaskIntake {

    /** A listing that returns sooner is the old one: its cause was not fixed. */
    private static final Duration SAME_CAUSE = Duration.ofDays(30);

    private static final String RANGE = "range";

    private final Directory directory;
    private final NextReminder reminders;
    private final ReminderWording wording;

    TaskIntake(Directory directory, NextReminder reminders, ReminderWording wording) {
        this.directory = directory;
        this.reminders = reminders;
        this.wording = wording;
    }

    void opened(Transaction transaction, Episode episode, Alert opening, Instant at) {
        Optional<TaskRow> before = TaskTable.ofEpisode(transaction, episode.id())
                .or(() -> opening.label(RANGE)
                        .flatMap(
                                range -> ofNetwork(transaction, episode.source().value(), range, opening)))
                .or(() -> TaskTable.lastClosed(
                        transaction, episode.source().value(), episode.target().text(), at.minus(SAME_CAUSE)));
        TaskRow task = before.orElseGet(() -> TaskTable.put(transaction, fresh(episode, opening, at)));
        TaskEpisodes.put(transaction, episode.id(), task.id(), episode.target().text());
        if (before.isEmpty()) {
            TaskJournal.own(transaction, task, at, "opened", "");
        } else if (task.closedAt().isPresent()) {
            reopened(transaction, task, episode, opening, at);
        } else if (task.recurrence() < episode.recurrence()) {
            TaskTable.change(transaction, task.about(task.subject(), episode.recurrence()));
        }
    }

    /** The open task about the whole network, which such a listing is a part of however late it comes. */
    private static Optional<TaskRow> ofNetwork(Transaction transaction, String list, String network, Alert opening) {
        return TaskTable.openOf(transaction, list, network).stream()
                .filter(it -> sameCause(it, opening))
                .findFirst();
    }

    /** What is listed for spam is no part of a policy about its network: it has another way off. */
    private static boolean sameCause(TaskRow task, Alert opening) {
        return Task.of(task).code().name().equals(Task.code(opening).name());
    }

    private TaskRow fresh(Episode episode, Alert opening, Instant at) {
        return new TaskRow(
                0,
                episode.target().text(),
                episode.source().value(),
                opening.label("owner"),
                episode.firstSeen(),
                episode.recurrence(),
                begun(episode.source(), opening, 0, at),
                0,
                AlertJson.write(opening));
    }

    private void reopened(Transaction transaction, TaskRow task, Episode episode, Alert opening, Instant at) {
        int recurrence = Math.max(episode.recurrence(), task.recurrence() + 1);
        TaskRow again = new TaskRow(
                task.id(),
                task.subject(),
                task.source(),
                opening.label("owner"),
                episode.firstSeen(),
                recurrence,
                begun(episode.source(), opening, task.requests(), at),
                task.version(),
                AlertJson.write(opening));
        TaskTable.change(transaction, again);
        TaskSteps.forget(transaction, task.id());
        TaskJournal.own(transaction, task, at, "reopened", wording.notFixed(recurrence));
    }

    private TaskProgress begun(SourceId source, Alert opening, int requests, Instant at) {
        boolean policy = directory
                .list(source)
                .filter(list -> RemovalPath.of(list, Task.code(opening)) == RemovalPath.NOT_REMOVABLE)
                .isPresent();
        TaskState state = policy ? TaskState.NOT_REMOVABLE : TaskState.CAUSE_OPEN;
        return TaskProgress.begun(state.label(), at, requests, reminders.of(state, source, opening, at, 0));
    }

    void over(Transaction transaction, Episode episode, Instant at) {
        TaskEpisodes.setOpen(transaction, episode.id(), false);
        TaskTable.ofEpisode(transaction, episode.id())
                .filter(task -> task.closedAt().isEmpty())
                .filter(task -> !TaskEpisodes.anyOpen(transaction, task.id()))
                .ifPresent(task -> close(transaction, task, unwatched(episode), at));
    }

    private static boolean unwatched(Episode episode) {
        return episode.closing()
                .filter(it -> it.reason() == Episode.Reason.UNWATCHED)
                .isPresent();
    }

    /** What is no longer looked at is not known to be off: nobody cleared it, and it says nothing about how long that takes. */
    private static void close(Transaction transaction, TaskRow task, boolean unwatched, Instant at) {
        TaskState end = task.requestedAt().isPresent() && !unwatched ? TaskState.CLEARED : TaskState.EXPIRED;
        TaskRow closed = task.at(task.progress().closed(end.label(), at));
        TaskTable.change(transaction, closed);
        if (!unwatched) {
            DelistingTimes.put(transaction, closed);
        }
        TaskJournal.own(transaction, task, at, unwatched ? "unwatched" : end.label(), "");
    }

    void gather(Transaction transaction, String network, List<Long> episodes, Instant at) {
        List<TaskRow> tasks = episodes.stream()
                .flatMap(it -> TaskTable.ofEpisode(transaction, it).stream())
                .filter(it -> it.closedAt().isEmpty())
                .distinct()
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        TaskRow first = tasks.get(0);
        Alert opening = Task.of(first).opening();
        TaskRow whole = ofNetwork(transaction, first.source(), network, opening).orElse(first);
        List<TaskRow> parts = Stream.concat(tasks.stream(), toldAlone(transaction, first.source(), network, opening))
                .filter(it -> it.id() != whole.id() && !it.subject().equals(network))
                .distinct()
                .toList();
        parts.forEach(it -> TaskTable.merge(transaction, it, whole));
        int worst = parts.stream().mapToInt(TaskRow::recurrence).max().orElse(1);
        TaskTable.change(transaction, whole.about(network, Math.max(worst, whole.recurrence())));
        TaskJournal.own(transaction, whole, at, "gathered", network + ": " + episodes.size());
    }

    /** Neighbours that were told for themselves before it was seen to be a network, and about which nobody did anything yet. */
    private static Stream<TaskRow> toldAlone(Transaction transaction, String list, String network, Alert opening) {
        int address = network.indexOf("::/");
        String beginning = network.substring(0, (address < 0 ? network.lastIndexOf('.') : address) + 1);
        return TaskTable.openBeginning(transaction, list, beginning).stream()
                .filter(it -> it.state().equals(TaskState.CAUSE_OPEN.label())
                        && it.snoozedUntil().isEmpty())
                .filter(it -> sameCause(it, opening))
                .filter(it -> Task.of(it).opening().label(RANGE).stream().anyMatch(network::equals));
    }
}

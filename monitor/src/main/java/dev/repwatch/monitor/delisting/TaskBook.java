package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.RefusalCost;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.delisting.evidence.RemovalEvidence;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import dev.repwatch.monitor.store.desk.TaskEpisodes;
import dev.repwatch.monitor.store.desk.TaskNotes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.desk.TaskTable;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The desk for the command line, the API, the scheduler and metrics: each call is a transaction of its own. */
public final class TaskBook {

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MOST_EVIDENCE = 3;
    private static final int MOST_CLOSED = 1_000;

    private final Database database;
    private final Desk desk;
    private final InstantSource clock;
    private final Directory directory;
    private final Advice advice;
    private final CountedCost costs;
    private final RequestWriter requestWriter;
    private final EvidenceSource evidence;
    private final ActWitness actWitness;

    /** @param actWitness who tells the others what somebody did */
    public TaskBook(
            Database database,
            Desk desk,
            InstantSource clock,
            Directory directory,
            Language language,
            EvidenceSource evidence,
            ActWitness actWitness) {
        this(database, desk, clock, directory, language, new RequestWriter(language), evidence, actWitness);
    }

    private TaskBook(
            Database database,
            Desk desk,
            InstantSource clock,
            Directory directory,
            Language language,
            RequestWriter requestWriter,
            EvidenceSource evidence,
            ActWitness actWitness) {
        this.database = database;
        this.desk = desk;
        this.clock = clock;
        this.directory = directory;
        this.advice = new Advice(language);
        this.costs = new CountedCost(language);
        this.requestWriter = requestWriter;
        this.evidence = evidence;
        this.actWitness = actWitness;
    }

    /** The same for who reads this language; a removal request stays in that of the configuration. */
    public TaskBook readIn(Language language) {
        return new TaskBook(database, desk, clock, directory, language, requestWriter, evidence, actWitness);
    }

    /** The time by the clock that the tasks go by. */
    Instant now() {
        return clock.instant();
    }

    /** Tasks that are not over, oldest first. */
    public List<TaskView> open() {
        return database.read(
                t -> TaskTable.open(t).stream().map(it -> view(t, it)).toList());
    }

    /** Tasks that ended within this time, the last first; at most a thousand. */
    public List<TaskView> closed(Duration within) {
        return database.read(t -> TaskTable.closed(t, clock.instant().minus(within), MOST_CLOSED).stream()
                .map(it -> view(t, it))
                .toList());
    }

    /** One task, with its draft while it is open. Asks DNS for the evidence in the draft, which may take a few seconds. */
    public Optional<TaskView> find(long id) {
        return database.read(t -> TaskTable.find(t, id).map(it -> new Found(it, view(t, it))))
                .map(this::drafted);
    }

    private record Found(TaskRow row, TaskView view) {}

    private TaskView drafted(Found found) {
        TaskView view = found.view();
        Task task = Task.of(found.row());
        return directory
                .list(task.source())
                .filter(list -> view.path().canBeRequested() && !view.state().over())
                .map(list -> requestWriter.draft(task, list, TaskJournal.whatWasDone(view.notes()), evidence(view)))
                .map(view::with)
                .orElse(view);
    }

    /** Of a network, the first few addresses speak for all. */
    private List<RemovalEvidence> evidence(TaskView view) {
        List<String> targets = view.targets().isEmpty() ? List.of(view.subject()) : view.targets();
        return evidence.about(targets.subList(0, Math.min(MOST_EVIDENCE, targets.size())), new SourceId(view.list()));
    }

    /** @param changed false when the same was said just before, and nothing was done and told again */
    public record Done(TaskView task, boolean changed) {}

    /**
     * Somebody did something about a task; who follows its conversation hears of it.
     *
     * @param action {@code fixed}, {@code requested}, {@code rejected}, {@code snooze}, {@code note} or {@code undo}
     * @param pause for {@code snooze}: how long, at most 30 days
     * @throws IllegalArgumentException when there is no such open task or action; the message says so
     */
    public Done act(long id, String action, String who, String note, Duration pause) {
        return act(id, Action.of(action, who, note, pause, clock.instant()));
    }

    /**
     * The same, when the act and the door by which it came are known.
     *
     * @throws IllegalArgumentException when there is no such open task or action; the message says so
     */
    public Done act(long id, Action deed) {
        return act(id, deed, task -> {});
    }

    /**
     * The same, on a condition.
     *
     * @param condition throws when the act is not meant for the task as it is now
     */
    public Done act(long id, Action asked, Consumer<TaskView> condition) {
        return database.inTransaction(t -> {
            DispatchLease.take(t);
            Action deed = asked.after(clock.instant());
            TaskTable.find(t, id).ifPresent(it -> condition.accept(view(t, it)));
            if (desk.acts().repeats(t, id, deed)) {
                return new Done(view(t, TaskTable.find(t, id).orElseThrow()), false);
            }
            TaskRow row = desk.acts().act(t, id, deed);
            actWitness.did(t, row, deed);
            return new Done(view(t, row), true);
        });
    }

    /**
     * A pair to look at more often, because somebody asked for its removal.
     *
     * @param target its canonical text
     */
    public record Awaited(String target, SourceId source) {}

    /**
     * What to look at now.
     *
     * @param beat how often this is asked
     */
    public Set<Awaited> fastRechecks(Duration beat) {
        PendingRemovals pendingRemovals = new PendingRemovals(directory, beat);
        return database.read(t -> pendingRemovals.due(t, clock.instant()));
    }

    /** How long the way off each list took during the last year. */
    public List<DelistingTimes.Mean> meanTimes() {
        return database.read(t -> DelistingTimes.means(t, clock.instant().minus(A_YEAR)));
    }

    /** How long the way off one list took during the last year; empty when nothing got off it. */
    Optional<DelistingTimes.Mean> meanTime(String list) {
        return meanTimes().stream().filter(it -> it.source().equals(list)).findFirst();
    }

    /** What was advised when it opened, without the step that has its own place and changes with the state. */
    private List<String> besides(Task task, Optional<DnsblList> list) {
        Optional<String> first = list.map(it -> advice.next(TaskState.CAUSE_OPEN, it, task.code()))
                .or(() -> CareTasks.next(task));
        List<String> kept = task.opening().advice();
        boolean readable = first.isEmpty() || kept.contains(first.get());
        // it was written in the language of the configuration of then
        List<String> lines = readable ? kept : advice.onOpening(list.orElseThrow(), task.code());
        return lines.stream()
                .filter(line -> first.stream().noneMatch(line::equals))
                .toList();
    }

    private TaskView view(Transaction transaction, TaskRow row) {
        Task task = Task.of(row);
        Optional<DnsblList> list = directory.list(task.source());
        List<TaskNotes.TaskNote> notes = TaskNotes.of(transaction, row.id());
        List<String> targets = TaskEpisodes.of(transaction, row.id()).stream()
                .filter(TaskEpisodes.TaskEpisode::open)
                .map(TaskEpisodes.TaskEpisode::target)
                .toList();
        RemovalPath removalPath =
                list.map(it -> RemovalPath.of(it, task.code())).orElse(RemovalPath.UNKNOWN);
        return new TaskView(
                row.id(),
                row.subject(),
                row.source(),
                task.listTitle(new TargetNames(directory)),
                task.state(),
                removalPath,
                task.code().severity().label(),
                row.owner(),
                row.openedAt(),
                row.stateAt(),
                row.requestedAt(),
                row.closedAt(),
                row.remindAt(),
                row.recurrence(),
                row.requests(),
                row.reminders(),
                targets,
                list.map(it -> advice.next(task.state(), it, task.code()))
                        .or(() -> CareTasks.next(task))
                        .orElse(""),
                besides(task, list),
                cost(row, targets),
                Optional.empty(),
                notes);
    }

    /** Of a network that of its addresses together. */
    private Optional<TaskView.Cost> cost(TaskRow row, List<String> targets) {
        SourceId list = new SourceId(row.source());
        return RefusalCost.sum(targets.stream()
                        .flatMap(target -> directory.cost(target, list).stream())
                        .toList())
                .map(cost -> new TaskView.Cost(cost, costs.sentence(row.subject(), cost)));
    }
}

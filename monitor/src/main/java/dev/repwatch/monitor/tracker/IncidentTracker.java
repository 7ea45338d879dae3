package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.Evidence;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.FutureTimes;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of the daemon. Every method that changes something does so in one transaction, with the aftermath of what
 * happened in it; when the database does not work it throws {@link StorageUnavailable}, the state stays as it was, and the
 * next call starts from what the database really holds. Thread-safe; callers may be interrupted.
 */
public final class IncidentTracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentTracker.class);
    private static final Duration BACKWARDS = Duration.ofSeconds(5);

    private final Database database;
    private final EventSink eventSink;
    private final InstantSource clock;
    private final List<Evidence> evidence;
    private final Rechecks rechecks = new Rechecks();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<StateView>> listeners = new CopyOnWriteArrayList<>();
    private ConfirmationPolicy patience;
    private ScoreSettings scoreSettings;
    private Scores scores;
    private Views views;
    private CurrentState state;
    private boolean doubtful;
    private Instant latest;
    private final Set<Target> undrawn = new HashSet<>();
    private volatile boolean drawn = true;

    /** A step back that was noticed here before the clock watch told of it; it must not count twice. */
    private Duration foundAlone = Duration.ZERO;

    private volatile StateView view;
    private volatile boolean awaitsFirstRound;

    private IncidentTracker(
            Database database,
            EventSink eventSink,
            InstantSource clock,
            ConfirmationPolicy patience,
            ScoreSettings scoreSettings,
            List<Evidence> evidence) {
        this.database = database;
        this.eventSink = eventSink;
        this.evidence = evidence;
        this.clock = clock;
        this.patience = patience;
        this.scoreSettings = scoreSettings;
        this.scores = new Scores(scoreSettings, evidence);
        this.views = new Views(scores);
        this.latest = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        correctFutureTimes();
        this.state = database.read(transaction -> StateLoader.from(transaction, latest, scoreSettings));
        this.view = views.drawAll(state, latest);
        this.awaitsFirstRound = awaitsFirstRound(state);
    }

    /**
     * Remembers everything the database holds. Nothing is told by this: what was told stays told.
     *
     * @param evidence what else, beside listings, counts in the score
     */
    public static IncidentTracker open(
            Database database,
            EventSink eventSink,
            InstantSource clock,
            ConfirmationPolicy patience,
            ScoreSettings scores,
            Evidence... evidence) {
        return new IncidentTracker(database, eventSink, clock, patience, scores, List.of(evidence));
    }

    /**
     * Sets what is watched, at the start and after each reload. Episodes of what is gone are closed as unwatched; what is
     * new gets a baseline.
     */
    public void watch(Collection<WatchedTarget> targets, Collection<? extends Source> sources) {
        locked(() -> {
            Map<SourceId, Source> before = Map.copyOf(state.declared);
            try {
                changing(unitOfWork -> {
                    new WatchedSet(unitOfWork).watch(targets, sources);
                    return new HashSet<>(unitOfWork.targets.keySet());
                });
            } catch (RuntimeException failure) {
                state.declared.clear();
                state.declared.putAll(before);
                throw failure;
            }
            return null;
        });
        redraw();
    }

    /** Takes over patience and score rules of a configuration that was read again. What is under way goes on by the new ones. */
    public void use(ConfirmationPolicy newPatience, ScoreSettings newScores) {
        locked(() -> {
            patience = newPatience;
            scoreSettings = newScores;
            scores = new Scores(newScores, evidence);
            views = new Views(scores);
            return null;
        });
        redraw();
    }

    /** Takes over what is different about the patience with single lists. */
    public void useOfLists(Map<SourceId, ListConfirmationPolicy> own) {
        locked(() -> {
            state.patienceOfLists.clear();
            state.patienceOfLists.putAll(own);
            return null;
        });
    }

    /** Hears a batch of answers. */
    public void observe(List<Observation> observations) {
        locked(() -> {
            ObservationHandler.freshen(state, observations, clock.instant());
            rechecks.answered(observations);
            return null;
        });
        changing(unitOfWork -> {
            unitOfWork.scoreOnlyMoved = true;
            ObservationHandler observationHandler = new ObservationHandler(unitOfWork, patience);
            observations.forEach(observationHandler::observe);
            observationHandler.doubt();
            Set<Target> touched = new HashSet<>();
            observations.forEach(observation -> touched.add(observation.target()));
            return touched;
        });
    }

    /** Hears what the controls of sources said. */
    public void health(List<SourceHealth> reports) {
        changing(unitOfWork -> {
            ObservationHandler observationHandler = new ObservationHandler(unitOfWork, patience);
            reports.forEach(observationHandler::health);
            return unitOfWork.keys.keySet().stream().map(Key::target).toList();
        });
        redraw();
    }

    /** Every pair that is due has been asked once: ends baselines, judges staleness, samples scores. */
    public void roundFinished(Instant at) {
        roundFinished(at, Set.of());
    }

    /** @param unfinished sources that were not asked about everything yet: they are asked by a plan, and it takes its time */
    public void roundFinished(Instant at, Set<SourceId> unfinished) {
        changing(unitOfWork -> {
            new Baselines(unitOfWork).roundFinished(unfinished);
            Staleness.judge(unitOfWork, patience);
            LastSeen.refresh(unitOfWork);
            state.roundSummary.finished(at, state.targets.values());
            if (!unfinished.isEmpty()) {
                state.roundSummary.passed(state.targets.values());
            }
            return state.targets.values().stream()
                    .filter(row -> row.watched())
                    .map(row -> row.target())
                    .toList();
        });
        redraw();
    }

    /** Time has passed: what depends on it alone. Call a few times a minute. */
    public void tick() {
        changing(unitOfWork -> {
            Staleness.judge(unitOfWork, patience);
            StateWriter.forget(unitOfWork, patience);
            StateWriter.prune(state, unitOfWork.now);
            return List.of();
        });
    }

    /** Records something about the daemon itself, told like everything else. */
    public void record(IncidentEvent<?> event) {
        changing(unitOfWork -> {
            unitOfWork.happened(event);
            return List.of();
        });
    }

    /** The clock of the machine was set by this much: what is waited for moves with it. */
    public void clockStepped(Duration step) {
        locked(() -> {
            if (foundAlone.isZero()) {
                shift(step);
                // not latest plus step: a call may have looked at the clock since it was set forward
                latest = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            } else {
                shift(step.minus(foundAlone));
                foundAlone = Duration.ZERO;
            }
            if (step.isNegative()) {
                state.notAfter(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                correctFutureTimes();
            }
            return null;
        });
    }

    /** What was written while the clock was ahead. Where the database is away just then, the next start corrects it. */
    private void correctFutureTimes() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            int corrected = database.inTransaction(transaction -> FutureTimes.correct(transaction, now));
            if (corrected > 0) {
                LOG.warn(
                        "{} times lay in the future, written while the clock was ahead; they are the present now",
                        corrected);
            }
        } catch (StorageUnavailable away) {
            LOG.warn("times that lie in the future stay as they are until the next start: {}", away.getMessage());
        }
    }

    /** What should be asked again now. A recheck is handed out once; it returns after 30 seconds without an answer. */
    public List<Recheck> rechecksDue() {
        return locked(() -> rechecks.due(state, now()));
    }

    /** When the next recheck is due, so that nobody has to poll. */
    public Optional<Instant> nextRecheck() {
        return locked(() -> rechecks.next(state));
    }

    /** Lists in doubt, whose controls should be asked now rather than with the next round. */
    public List<SourceId> probesDue() {
        return locked(() -> rechecks.probes(state, now(), patience));
    }

    /** Where the points of a target went. */
    public ScoreExplanation explain(Target target) {
        return locked(() -> scores.explain(new UnitOfWork(state, now()), target));
    }

    /** When each list that is believed last answered about a target; lists whose last question went unanswered are not there. */
    public Map<SourceId, Instant> answered(Target target) {
        return locked(() -> {
            Map<SourceId, Instant> answered = new HashMap<>();
            TargetRow row = state.targets.get(target);
            if (row != null) {
                int index = Math.toIntExact(row.id());
                state.declared.keySet().stream()
                        .filter(list -> state.source(list).state().trust().heard())
                        .filter(list -> settled(new Key(target, list)))
                        .forEach(list ->
                                state.answerTimes.lastGood(list, index).ifPresent(at -> answered.put(list, at)));
            }
            return answered;
        });
    }

    /** Not between two looks of which the second decides. */
    private boolean settled(Key key) {
        return Optional.ofNullable(state.keys.get(key))
                .map(it -> it.state().openEpisode().isPresent())
                .orElse(true);
    }

    /** Drawn when it is looked at; while a change is being written, the view from before it. */
    public StateView view() {
        if (!drawn && lock.tryLock()) {
            try {
                draw(latest);
            } finally {
                lock.unlock();
            }
        }
        return view;
    }

    /**
     * No round over something that is watched has ended yet. One in which no list could be asked about it counts: a silent list
     * must not keep the daemon from being ready. Cheap: nothing is drawn for it.
     */
    public boolean awaitsFirstRound() {
        return awaitsFirstRound;
    }

    private static boolean awaitsFirstRound(CurrentState state) {
        return state.targets.values().stream().anyMatch(row -> row.watched() && !state.roundSummary.passed(row));
    }

    /** The listener hears every new view, on the thread that made the change; it must be quick. */
    public void onChange(Consumer<StateView> listener) {
        listeners.add(listener);
    }

    /** Writes what is only written now and then. The last call; while the database does not work, it writes nothing. */
    @Override
    public void close() {
        try {
            changing(unitOfWork -> {
                LastSeen.last(unitOfWork);
                return List.of();
            });
        } catch (StorageUnavailable away) {
            LOG.warn("the times of the last answers are not written at the end: {}", away.getMessage());
        }
    }

    private void changing(WorkStep work) {
        locked(() -> {
            remember();
            UnitOfWork unitOfWork = new UnitOfWork(state, now());
            Collection<Target> touched = work.into(unitOfWork);
            scores.update(unitOfWork, touchedBy(unitOfWork, touched));
            new Baselines(unitOfWork).settle();
            StateWriter stateWriter = new StateWriter(unitOfWork, patience);
            if (unitOfWork.lasting() || stateWriter.removes()) {
                write(unitOfWork, stateWriter);
            }
            stateWriter.intoMemory();
            show(touchedBy(unitOfWork, touched), unitOfWork.now);
            return null;
        });
    }

    private void write(UnitOfWork unitOfWork, StateWriter stateWriter) {
        try {
            database.inTransaction(transaction -> {
                stateWriter.into(transaction);
                if (!unitOfWork.happenings.isEmpty()) {
                    eventSink.record(transaction, unitOfWork.happenings);
                }
                return 0;
            });
        } catch (RuntimeException failure) {
            doubtful = true;
            throw failure;
        }
    }

    /** After a failed write it is not known what the database holds: read it again. */
    private void remember() {
        if (!doubtful) {
            return;
        }
        Instant now = now();
        CurrentState fresh = database.read(transaction -> StateLoader.from(transaction, now, scoreSettings));
        state = state.replacedBy(fresh);
        doubtful = false;
        drawAll(now);
    }

    private Collection<Target> touchedBy(UnitOfWork unitOfWork, Collection<Target> heard) {
        Set<Target> touched = new HashSet<>(heard);
        unitOfWork.episodes.values().stream().map(Episode::target).forEach(touched::add);
        touched.removeIf(target -> !unitOfWork.target(target).watched());
        return touched;
    }

    private void redraw() {
        locked(() -> {
            drawAll(now());
            return null;
        });
        listeners.forEach(listener -> listener.accept(view));
    }

    private void show(Collection<Target> touched, Instant now) {
        undrawn.addAll(touched);
        drawn = false;
        if (!listeners.isEmpty()) {
            draw(now);
            listeners.forEach(listener -> listener.accept(view));
        }
    }

    private void drawAll(Instant now) {
        view = views.drawAll(state, now);
        awaitsFirstRound = awaitsFirstRound(state);
        undrawn.clear();
        drawn = true;
    }

    private void draw(Instant now) {
        view = views.draw(state, undrawn, now);
        undrawn.clear();
        drawn = true;
    }

    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(latest.minus(BACKWARDS))) {
            Duration step = Duration.between(latest, now);
            foundAlone = foundAlone.plus(step);
            shift(step);
        }
        latest = now;
        return now;
    }

    private void shift(Duration step) {
        state.keys.replaceAll((key, versionedState) ->
                new VersionedState(versionedState.state().shifted(step), versionedState.version()));
        state.sources.replaceAll((source, row) -> row.in(row.state().shifted(step)));
        state.answerTimes.shift(step);
        state.sightingsWritten = Instant.EPOCH;
        rechecks.shift(step);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface WorkStep {
        /** Returns the targets whose score and view may differ afterwards. */
        Collection<Target> into(UnitOfWork unitOfWork);
    }
}

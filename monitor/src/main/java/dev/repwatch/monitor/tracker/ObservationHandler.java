package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episodes;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.KeyMachine;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.KeyStep;
import dev.repwatch.monitor.incident.ListMachine;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.ListStep;
import dev.repwatch.monitor.incident.Phase;
import dev.repwatch.monitor.incident.Trust;
import dev.repwatch.monitor.incident.UndocumentedDetail;
import dev.repwatch.monitor.store.FutureTimes;
import dev.repwatch.monitor.store.ListEventRows.ListEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes answers about targets and about lists into a change. */
final class ObservationHandler {

    private static final int FEWEST_FOR_A_SHARE = 3;
    private static final Duration ONCE_A_DAY = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final CurrentState base;
    private final ConfirmationPolicy patience;
    private final Map<SourceId, Set<Target>> newlySuspected = new HashMap<>();
    private final LastTarget lastTarget;

    ObservationHandler(UnitOfWork unitOfWork, ConfirmationPolicy patience) {
        this.unitOfWork = unitOfWork;
        this.base = unitOfWork.base;
        this.lastTarget = new LastTarget(base);
        this.patience = patience;
    }

    void observe(Observation observation) {
        if (!lastTarget.watching(observation)) {
            return;
        }
        if (observation.finding().held().isEmpty() && !unitOfWork.knows(observation.target(), observation.source())) {
            // nothing is remembered, and nothing but a listing would change that
            undocumented(observation);
            return;
        }
        Key key = Key.of(observation);
        Observation timed = timed(observation);
        KeyState before = unitOfWork.key(key);
        KeyStep step = KeyMachine.hear(before, timed, unitOfWork.context(key, patience(key)));
        if (!step.after().equals(before) || !step.happenings().isEmpty()) {
            unitOfWork.take(key, step);
        }
        if (before.phase() == Phase.CLEAN && step.after().phase() == Phase.SUSPECTED && !unitOfWork.inBaseline(key)) {
            newlySuspected
                    .computeIfAbsent(key.source(), source -> new HashSet<>())
                    .add(key.target());
        }
        undocumented(timed);
    }

    /** After all observations of a batch: a list that newly lists many is doubted until its controls decide. */
    void doubt() {
        newlySuspected.forEach((source, targets) -> {
            if (!hasControls(source)) {
                return;
            }
            Set<Target> all = base.roundSummary.newlySuspected.computeIfAbsent(source, fresh -> new HashSet<>());
            all.addAll(targets);
            if (tooMany(all.size()) && unitOfWork.source(source).state().trust() == Trust.HEALTHY) {
                unitOfWork.put(
                        source, ListMachine.doubted(unitOfWork.source(source).state(), all.size(), unitOfWork.now));
                event(source, "doubted");
                hold(source);
            }
        });
    }

    private boolean hasControls(SourceId source) {
        Source declared = base.declared.get(source);
        return declared != null && declared.hasControls();
    }

    void health(SourceHealth report) {
        if (!base.declared.containsKey(report.source())) {
            return;
        }
        ListState before = unitOfWork.source(report.source()).state();
        ListStep step = ListMachine.hear(before, timed(report), patience);
        if (!step.after().equals(before)) {
            unitOfWork.put(report.source(), step.after());
        }
        step.happenings().forEach(unitOfWork::happened);
        if (step.after().trust() != before.trust()) {
            event(report.source(), step.after().trust().name().toLowerCase(Locale.ROOT));
        }
        if (step.held() != ListStep.Held.KEPT) {
            decideHeld(report.source(), step.held());
        }
    }

    private boolean tooMany(int newly) {
        return newly >= patience.massTargets()
                || (newly >= FEWEST_FOR_A_SHARE && newly >= patience.massShare() * base.watched());
    }

    private void hold(SourceId source) {
        suspicions(source).forEach((key, state) -> {
            if (state.phase() == Phase.SUSPECTED) {
                unitOfWork.take(key, new KeyStep(KeyMachine.held(state), List.of()));
            }
        });
    }

    private void decideHeld(SourceId source, ListStep.Held decision) {
        suspicions(source).forEach((key, state) -> {
            KeyState after = decision == ListStep.Held.DROPPED
                    ? KeyMachine.dropped(state)
                    : KeyMachine.released(state, unitOfWork.now, unitOfWork.context(key, patience(key)));
            unitOfWork.take(
                    key,
                    Episodes.follow(
                            key.target(),
                            source,
                            state,
                            after,
                            unitOfWork.now,
                            unitOfWork.context(key, patience(key))));
        });
    }

    private Map<Key, KeyState> suspicions(SourceId source) {
        Set<Key> keys = new HashSet<>(unitOfWork.keys.keySet());
        keys.addAll(base.keys.keySet());
        Map<Key, KeyState> found = new HashMap<>();
        keys.stream().filter(key -> key.source().equals(source)).forEach(key -> {
            Phase phase = unitOfWork.key(key).phase();
            if (phase == Phase.SUSPECTED || phase == Phase.HELD) {
                found.put(key, unitOfWork.key(key));
            }
        });
        return found;
    }

    private void undocumented(Observation observation) {
        if (!(observation.finding() instanceof Finding.Unknown unknown) || unknown.cause() != Cause.UNDOCUMENTED_CODE) {
            return;
        }
        ListState state = unitOfWork.source(observation.source()).state();
        Instant at = notAfterNow(observation.at());
        boolean told = state.undocumentedAt()
                .filter(before -> at.isBefore(before.plus(ONCE_A_DAY)))
                .isPresent();
        if (!told) {
            String code = observation.raw().isEmpty() ? "" : observation.raw().get(0);
            unitOfWork.put(observation.source(), state.undocumented(at));
            unitOfWork.happened(
                    IncidentEvent.opened(new UndocumentedDetail(observation.source(), code, observation.target()), at));
        }
    }

    /** Marks who has answered; kept even when the change cannot be written, for it was heard all the same. */
    static void freshen(CurrentState base, List<Observation> observations, Instant now) {
        LastTarget lastTarget = new LastTarget(base);
        for (Observation observation : observations) {
            if (lastTarget.watching(observation)) {
                freshen(base, observation, lastTarget.number(), now);
            }
        }
    }

    private static void freshen(CurrentState base, Observation observation, int target, Instant now) {
        base.roundSummary.take(observation, target);
        if (observation.finding() instanceof Finding.Unknown) {
            base.answerTimes.unanswered(observation.source(), target);
        } else if (observation.origin() == Origin.SKIPPED) {
            base.answerTimes.beside(observation.source(), target, FutureTimes.believed(observation.at(), now));
        } else {
            base.answerTimes.good(observation.source(), target, FutureTimes.believed(observation.at(), now));
        }
    }

    private ConfirmationPolicy patience(Key key) {
        Source source = base.declared.get(key.source());
        if (source == null) {
            return patience;
        }
        ConfirmationPolicy own = patience.askingNoOftenerThan(source.minInterval());
        return source.readFromFile() ? own.onlyByWitnesses() : own;
    }

    private void event(SourceId source, String kind) {
        ListState state = unitOfWork.source(source).state();
        unitOfWork.listEvents.add(
                new ListEvent(unitOfWork.source(source).id(), unitOfWork.now, kind, state.cause(), state.detail()));
    }

    /** Milliseconds, as the database keeps them; never after now. */
    private Observation timed(Observation it) {
        return new Observation(
                it.target(),
                it.source(),
                it.finding(),
                it.raw(),
                it.ttl(),
                it.path(),
                notAfterNow(it.at()),
                it.authoritative(),
                it.origin());
    }

    private SourceHealth timed(SourceHealth it) {
        return new SourceHealth(it.source(), it.trouble(), it.detail(), notAfterNow(it.at()));
    }

    private Instant notAfterNow(Instant at) {
        return at.isAfter(unitOfWork.now) ? unitOfWork.now : at.truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episodes;
import dev.repwatch.monitor.incident.KeyStep;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.ScoreWatch;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the targets and sources of the configuration into a change: new ones get a baseline, removed ones end quietly. */
final class WatchedSet {

    private final UnitOfWork unitOfWork;
    private final CurrentState base;

    WatchedSet(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.base = unitOfWork.base;
    }

    void watch(Collection<WatchedTarget> targets, Collection<? extends Source> sources) {
        // in the order of the index on their text: a database takes a hundred thousand of them faster so
        Map<Target, WatchedTarget> wanted = new LinkedHashMap<>();
        targets.stream()
                .sorted(Comparator.comparing(target -> target.target().text()))
                .forEach(target -> wanted.put(target.target(), target));
        Map<SourceId, Source> enabled = new HashMap<>();
        sources.forEach(source -> enabled.put(source.id(), source));
        endUnwatched(wanted.keySet(), enabled);
        long nextSource =
                base.sources.values().stream().mapToLong(SourceRow::id).max().orElse(0);
        for (Source source : enabled.values()) {
            SourceRow known = base.sources.get(source.id());
            nextSource += known == null ? 1 : 0;
            watch(known == null ? fresh(nextSource, source.id()) : known, known == null, source.hearsay());
        }
        long nextTarget =
                base.targets.values().stream().mapToLong(TargetRow::id).max().orElse(0);
        for (WatchedTarget target : wanted.values()) {
            TargetRow known = base.targets.get(target.target());
            nextTarget += known == null ? 1 : 0;
            watch(target, known == null ? fresh(nextTarget, target) : known, known == null, enabled.values());
        }
        base.declared.clear();
        base.declared.putAll(enabled);
    }

    private void watch(WatchedTarget target, TargetRow known, boolean fresh, Collection<Source> sources) {
        TargetRow now = new TargetRow(
                known.id(),
                known.target(),
                true,
                known.watched() ? known.baseline() : Baseline.PENDING,
                target.pool(),
                Optional.ofNullable(target.labels().get("owner")),
                known.alarm());
        if (fresh || !now.equals(known)) {
            unitOfWork.targets.put(known.target(), now);
        }
        if (!known.watched()) {
            int number = Math.toIntExact(known.id());
            sources.stream()
                    .filter(source -> source.covers(known.target()))
                    .forEach(source -> base.answerTimes.forget(source.id(), number, unitOfWork.now));
        }
    }

    /** @param hearsay it has no first look: what it speaks of has just happened */
    private void watch(SourceRow known, boolean fresh, boolean hearsay) {
        Baseline kept = known.watched() ? known.baseline() : Baseline.PENDING;
        Baseline baseline = hearsay ? Baseline.DONE : kept;
        if (fresh || !known.watched() || known.baseline() != baseline) {
            unitOfWork.sources.put(
                    known.source(),
                    new SourceRow(
                            known.id(),
                            known.source(),
                            true,
                            baseline,
                            known.watched() ? known.state() : ListState.fresh(unitOfWork.now),
                            known.watched() ? known.lastSuccess() : Optional.empty()));
        }
        Optional<Instant> lastGood = known.state().staleSince().or(known::lastSuccess);
        base.answerTimes.add(
                known.source(),
                known.watched() ? lastGood : Optional.empty(),
                known.watched() ? known.state().since() : unitOfWork.now);
    }

    private void endUnwatched(Set<Target> targets, Map<SourceId, Source> sources) {
        for (Key key : new HashSet<>(base.keys.keySet())) {
            Source source = sources.get(key.source());
            boolean stays = targets.contains(key.target()) && source != null && source.covers(key.target());
            if (!stays && base.targets.containsKey(key.target()) && base.sources.containsKey(key.source())) {
                KeyStep step = Episodes.unwatched(unitOfWork.key(key), unitOfWork.now);
                if (!step.after().equals(unitOfWork.key(key))) {
                    unitOfWork.take(key, step);
                }
            }
        }
        for (TargetRow row : base.targets.values()) {
            if (row.watched() && !targets.contains(row.target())) {
                unitOfWork.targets.put(
                        row.target(),
                        new TargetRow(row.id(), row.target(), false, Baseline.PENDING, row.pool(), row.owner(), false));
                unitOfWork.watches.put(row.target(), ScoreWatch.NEW);
            }
        }
        for (SourceRow row : base.sources.values()) {
            if (row.watched() && !sources.containsKey(row.source())) {
                unitOfWork.sources.put(
                        row.source(),
                        new SourceRow(row.id(), row.source(), false, Baseline.PENDING, row.state(), row.lastSuccess()));
                base.answerTimes.remove(row.source());
            }
        }
    }

    private static TargetRow fresh(long id, WatchedTarget target) {
        return new TargetRow(id, target.target(), false, Baseline.PENDING, Optional.empty(), Optional.empty(), false);
    }

    private SourceRow fresh(long id, SourceId source) {
        return new SourceRow(id, source, false, Baseline.PENDING, ListState.fresh(unitOfWork.now), Optional.empty());
    }
}

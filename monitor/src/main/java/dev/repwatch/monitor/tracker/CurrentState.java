package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreWatch;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.FutureTimes;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The present state in memory, always equal to what is in the database. Guarded by {@link IncidentTracker}. */
final class CurrentState {

    static final Duration RECURRENCE = Duration.ofDays(30);

    final Map<Target, TargetRow> targets = new HashMap<>();
    final Map<SourceId, SourceRow> sources = new HashMap<>();
    /** What the configuration asks. */
    final Map<SourceId, Source> declared = new HashMap<>();

    final Map<SourceId, ListConfirmationPolicy> patienceOfLists = new HashMap<>();
    final Map<Key, VersionedState> keys = new HashMap<>();
    final Map<Target, ScoreWatch> watches = new HashMap<>();
    /** Which sources a target has a key for: few of many. */
    private final Map<Target, Set<SourceId>> keyed = new HashMap<>();

    /** Those whose baseline waits for its digest. */
    final Set<Target> settlingTargets = new HashSet<>();

    final Set<SourceId> settlingSources = new HashSet<>();
    private int watched;

    /** Episodes of a baseline whose digest is not written yet. */
    final Set<Long> untold = new HashSet<>();

    final List<Episode> closed = new ArrayList<>();
    final Map<Key, List<Instant>> openings = new HashMap<>();
    final AnswerTimes answerTimes = new AnswerTimes();
    final RoundSummary roundSummary = new RoundSummary();
    long lastEpisode;
    Instant sightingsWritten = Instant.EPOCH;

    /** Read again from the database; what lives in memory only stays. */
    CurrentState replacedBy(CurrentState fresh) {
        fresh.declared.putAll(declared);
        fresh.patienceOfLists.putAll(patienceOfLists);
        fresh.takeOver(this);
        return fresh;
    }

    private void takeOver(CurrentState before) {
        roundSummary.takeOver(before.roundSummary);
        answerTimes.takeOver(before.answerTimes);
        sightingsWritten = before.sightingsWritten;
    }

    /** The clock was ahead, and is not any more: what has happened has not happened later than now. */
    void notAfter(Instant now) {
        answerTimes.notAfter(now);
        sources.replaceAll((source, row) -> row.succeeded(row.lastSuccess().map(at -> FutureTimes.believed(at, now))));
        watches.replaceAll((target, watch) -> watch.timed(at -> FutureTimes.believed(at, now)));
        keys.replaceAll((key, versioned) ->
                new VersionedState(versioned.state().timed(at -> FutureTimes.believed(at, now)), versioned.version()));
    }

    void keep(Key key, VersionedState versionedState) {
        keys.put(key, versionedState);
        keyed.computeIfAbsent(key.target(), fresh -> new HashSet<>()).add(key.source());
    }

    void drop(Key key) {
        keys.remove(key);
        Set<SourceId> sources = keyed.getOrDefault(key.target(), Set.of());
        if (sources.size() <= 1) {
            keyed.remove(key.target());
        } else {
            sources.remove(key.source());
        }
    }

    Set<SourceId> keyed(Target target) {
        return keyed.getOrDefault(target, Set.of());
    }

    void keep(TargetRow row) {
        TargetRow before = targets.put(row.target(), row);
        watched += (row.watched() ? 1 : 0) - (before != null && before.watched() ? 1 : 0);
        mark(settlingTargets, row.target(), row.watched() && row.baseline() == Baseline.SETTLING);
    }

    void keep(SourceRow row) {
        sources.put(row.source(), row);
        mark(settlingSources, row.source(), row.watched() && row.baseline() == Baseline.SETTLING);
    }

    /** How many targets are watched. */
    int watched() {
        return watched;
    }

    private static <T> void mark(Set<T> marked, T one, boolean yes) {
        if (yes) {
            marked.add(one);
        } else {
            marked.remove(one);
        }
    }

    boolean watching(Key key) {
        return watched(key.target()) && listens(key.source(), key.target().kind());
    }

    boolean watched(Target target) {
        TargetRow row = targets.get(target);
        return row != null && row.watched();
    }

    /** The source is asked about targets of this kind. */
    boolean listens(SourceId source, TargetKind kind) {
        Source asked = declared.get(source);
        return asked != null && asked.kinds().contains(kind);
    }

    int index(Target target) {
        return Math.toIntExact(target(target).id());
    }

    /** @throws IllegalStateException when it was never watched */
    TargetRow target(Target target) {
        return known(targets.get(target));
    }

    /** @throws IllegalStateException when it was never watched */
    SourceRow source(SourceId source) {
        return known(sources.get(source));
    }

    private static <T> T known(@Nullable T row) {
        if (row == null) {
            throw new IllegalStateException("never watched");
        }
        return row;
    }

    /** Which episode within 30 days one that opens now would be. */
    int recurrence(Key key, Instant now) {
        Instant from = now.minus(RECURRENCE);
        return 1
                + (int) openings.getOrDefault(key, List.of()).stream()
                        .filter(opened -> opened.isAfter(from))
                        .count();
    }
}

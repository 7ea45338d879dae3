package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.state.Evidence;
import dev.repwatch.monitor.state.ScoreExplanation;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.state.ScoreWatch;
import dev.repwatch.monitor.state.ScoreWatch.Sample;
import dev.repwatch.monitor.state.Scoring;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Recomputes scores within a change, samples the changed ones, and notices falls. */
final class Scores {

    private static final Duration DAILY = Duration.ofDays(1);

    private final ScoreSettings settings;
    private final List<Evidence> further;

    Scores(ScoreSettings settings, List<Evidence> further) {
        this.settings = settings;
        this.further = List.copyOf(further);
    }

    ScoreExplanation explain(Change change, Target target) {
        return explain(change, target, new ListingEvidence(change));
    }

    /** @param listings those of the change, made once for many targets */
    ScoreExplanation explain(Change change, Target target, ListingEvidence listings) {
        List<Evidence> evidence = new ArrayList<>(further);
        evidence.add(listings);
        return Scoring.explain(target, evidence, change.now);
    }

    void update(Change change, Collection<Target> targets) {
        ListingEvidence listings = new ListingEvidence(change);
        Set<Target> moved = change.moved();
        targets.stream()
                .filter(target ->
                        !change.scoreOnlyMoved || moved.contains(target) || !change.base.watches.containsKey(target))
                .forEach(target -> update(change, target, listings));
    }

    private void update(Change change, Target target, ListingEvidence listings) {
        ScoreExplanation now = explain(change, target, listings);
        ScoreWatch before = change.base.watches.getOrDefault(target, ScoreWatch.NEW);
        boolean changed =
                before.last().filter(last -> last.score() == now.score()).isEmpty();
        if (!changed && !dailyDue(before, now, change)) {
            return;
        }
        change.samples.add(new SampleRow(
                change.target(target).id(),
                change.now,
                now.score(),
                (int) Math.round(now.confidence() * 1000),
                now.losses().size()));
        if (change.target(target).baseline() != Baseline.DONE || newsOfADigest(change, target)) {
            change.watches.put(target, before.startingAt(now.score(), change.now));
            return;
        }
        ScoreWatch.Step step = before.hear(target, now, change.now, settings);
        change.watches.put(target, step.after());
        step.happening().ifPresent(change::happened);
        if (step.after().alarm() != before.alarm()) {
            change.targets.put(
                    target, change.target(target).alarmed(step.after().alarm()));
        }
    }

    /** What a baseline digest will tell is not told a second time as a fall of the score. */
    private static boolean newsOfADigest(Change change, Target target) {
        return change.episodes.values().stream()
                .anyMatch(episode -> episode.target().equals(target) && change.untold(episode.id()));
    }

    /** A full score that does not change says nothing new; one with losses is sampled once a day. */
    private static boolean dailyDue(ScoreWatch before, ScoreExplanation now, Change change) {
        return now.score() < 100
                && before.last()
                        .map(Sample::at)
                        .filter(at -> !change.now.isBefore(at.plus(DAILY)))
                        .isPresent();
    }
}

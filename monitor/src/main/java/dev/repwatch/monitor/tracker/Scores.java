package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Evidence;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.incident.ScoreWatch;
import dev.repwatch.monitor.incident.ScoreWatch.Sample;
import dev.repwatch.monitor.incident.Scoring;
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

    ScoreExplanation explain(UnitOfWork unitOfWork, Target target) {
        return explain(unitOfWork, target, new ListingEvidence(unitOfWork));
    }

    /** @param listings those of the change, made once for many targets */
    ScoreExplanation explain(UnitOfWork unitOfWork, Target target, ListingEvidence listings) {
        List<Evidence> evidence = new ArrayList<>(further);
        evidence.add(listings);
        return Scoring.explain(target, evidence, unitOfWork.now);
    }

    void update(UnitOfWork unitOfWork, Collection<Target> targets) {
        ListingEvidence listings = new ListingEvidence(unitOfWork);
        Set<Target> moved = unitOfWork.moved();
        targets.stream()
                .filter(target -> !unitOfWork.scoreOnlyMoved
                        || moved.contains(target)
                        || !unitOfWork.base.watches.containsKey(target))
                .forEach(target -> update(unitOfWork, target, listings));
    }

    private void update(UnitOfWork unitOfWork, Target target, ListingEvidence listings) {
        ScoreExplanation now = explain(unitOfWork, target, listings);
        if (!now.known()) {
            return;
        }
        ScoreWatch before = unitOfWork.base.watches.getOrDefault(target, ScoreWatch.NEW);
        boolean changed =
                before.last().filter(last -> last.score() == now.score()).isEmpty();
        if (!changed && !dailyDue(before, now, unitOfWork)) {
            return;
        }
        unitOfWork.samples.add(new SampleRow(
                unitOfWork.target(target).id(),
                unitOfWork.now,
                now.score(),
                (int) Math.round(now.confidence() * 1000),
                now.losses().size()));
        if (unitOfWork.target(target).baseline() != Baseline.DONE || newsOfADigest(unitOfWork, target)) {
            unitOfWork.keep(target, before.startingAt(now.score(), unitOfWork.now));
            return;
        }
        ScoreWatch.Step step = before.hear(
                target, now, Scoring.explain(target, further, unitOfWork.now).score(), unitOfWork.now, settings);
        unitOfWork.keep(target, step.after());
        step.happening().ifPresent(unitOfWork::happened);
        if (step.after().alarm() != before.alarm()) {
            unitOfWork.targets.put(
                    target, unitOfWork.target(target).alarmed(step.after().alarm()));
        }
    }

    /** What a baseline digest will tell is not told a second time as a fall of the score. */
    private static boolean newsOfADigest(UnitOfWork unitOfWork, Target target) {
        return unitOfWork.episodes.values().stream()
                .anyMatch(episode -> episode.target().equals(target) && unitOfWork.untold(episode.id()));
    }

    /** A full score that does not change says nothing new; one with losses is sampled once a day. */
    private static boolean dailyDue(ScoreWatch before, ScoreExplanation now, UnitOfWork unitOfWork) {
        return now.score() < 100
                && before.last()
                        .map(Sample::at)
                        .filter(at -> !unitOfWork.now.isBefore(at.plus(DAILY)))
                        .isPresent();
    }
}

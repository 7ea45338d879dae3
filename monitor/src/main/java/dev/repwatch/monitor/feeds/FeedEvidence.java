package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.LatestValues;
import dev.repwatch.checks.feeds.LatestValues.Burden;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Evidence;
import dev.repwatch.monitor.incident.FaultCause;
import dev.repwatch.monitor.incident.ScoreFault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What feeds hold against a target. The last good value counts on while a feed is silent; the silence itself costs no
 * points, only confidence.
 */
public final class FeedEvidence implements Evidence {

    /** A feed of weight 25 then weighs about as much as a tier-1 list (8) in the confidence. */
    private static final double OF_ANSWER = 1 / 3.0;

    private final FeedCache book;
    private final InstantSource clock;

    public FeedEvidence(FeedCache book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public List<ScoreFault> faults(Target target, Instant now) {
        List<ScoreFault> faults = new ArrayList<>();
        book.enabled()
                .forEach((feed, declaration) -> LatestValues.burden(book.standings(feed, target), declaration, now)
                        .filter(burden -> burden.points() > 0)
                        .ifPresent(burden -> faults.add(fault(feed, declaration, burden))));
        return faults;
    }

    private static ScoreFault fault(SourceId feed, FeedDeclaration declaration, Burden burden) {
        LatestValue worst = burden.worst();
        return new ScoreFault(
                feed,
                new FaultCause.Measured(
                        declaration.title(),
                        worst.measure(),
                        MeasureFormat.of(worst),
                        MeasureFormat.band(worst.band().orElseThrow()),
                        burden.fresh()),
                burden.points() / 100.0,
                worst.dataTime(),
                Optional.empty());
    }

    @Override
    public Coverage coverage(Target target) {
        Instant now = clock.instant();
        FeedSubject subject = new FeedSubject(target, Set.of());
        double asked = 0;
        double answered = 0;
        for (var it : book.enabled().entrySet()) {
            Optional<Burden> burden = LatestValues.burden(book.standings(it.getKey(), target), it.getValue(), now);
            boolean broken = book.row(it.getKey()).state().freshness(it.getValue(), now) == FeedFreshness.BROKEN;
            if (burden.isPresent() || (broken && it.getValue().covers(subject))) {
                asked += it.getValue().weight() * OF_ANSWER;
                boolean sure = !broken && burden.filter(Burden::fresh).isPresent();
                answered += sure ? it.getValue().weight() * OF_ANSWER : 0;
            }
        }
        return new Coverage(asked, answered);
    }
}

package dev.repwatch.checks.feeds;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed says of itself.
 *
 * @param title what people call it
 * @param covers what its values are about
 * @param measures what it can bring, the most telling first: the first banded one with a value becomes the score
 * @param delay how old the data usually is when it appears
 * @param patience how long there may be no new data before the feed counts as gone quiet
 * @param minInterval never ask sooner again
 * @param terms the operator's conditions in a sentence
 * @param weight points of the target's score that the worst band can cost, 0 to 40
 * @param home the operator's page
 */
public record FeedDeclaration(
        String title,
        Set<Coverage> covers,
        List<MeasureKind> measures,
        Duration delay,
        Duration patience,
        Duration minInterval,
        String terms,
        int weight,
        URI home) {

    /** @throws IllegalArgumentException when there is no headline measure with bands */
    public FeedDeclaration {
        covers = Set.copyOf(covers);
        measures = List.copyOf(measures);
        if (measures.isEmpty() || measures.get(0).bands().isEmpty()) {
            throw new IllegalArgumentException("the first measure of a feed is its headline and needs bands");
        }
    }

    public Optional<MeasureKind> measure(String name) {
        return measures.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** True when data of this time is as young as the feed promises, its patience included. */
    public boolean current(Instant dataTime, Instant now) {
        return !now.isAfter(dataTime.plus(delay).plus(patience));
    }

    public boolean covers(FeedSubject subject) {
        return covers.stream().anyMatch(it -> it.includes(subject.target().kind()));
    }
}

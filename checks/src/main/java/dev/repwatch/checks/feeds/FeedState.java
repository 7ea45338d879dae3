package dev.repwatch.checks.feeds;

import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a feed itself between two looks. A value: {@link #after} gives the next one, and whoever keeps feeds
 * stores it with the reading that made it.
 *
 * @param lastAttempt when it was last asked
 * @param lastSuccess when it last answered in good order, with data or without
 * @param lastData the youngest data time seen
 * @param trouble what is wrong now
 * @param notBefore the source asked to be left alone until then
 * @param quota what it last said was left
 * @param credentialsExpire when its link or key must be renewed by hand
 * @param bookmark for the next {@link FeedQuery}
 */
public record FeedState(
        SourceId feed,
        Optional<Instant> lastAttempt,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastData,
        Optional<FeedProblem> trouble,
        Optional<Instant> notBefore,
        Optional<Quota> quota,
        Optional<Instant> credentialsExpire,
        Optional<String> bookmark) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);

    /** Before the first look. */
    public static FeedState begin(SourceId feed) {
        Optional<Instant> never = Optional.empty();
        return new FeedState(
                feed, never, never, never, Optional.empty(), never, Optional.empty(), never, Optional.empty());
    }

    /** The state after a look. */
    public FeedState after(FeedReport reading) {
        return reading.outcome()
                .match(
                        data -> answered(reading, later(lastData, Optional.of(data.newest()))),
                        noData -> answered(reading, lastData),
                        failed -> failed(reading, failed));
    }

    private FeedState answered(FeedReport reading, Optional<Instant> newest) {
        Optional<Instant> at = Optional.of(reading.at());
        return new FeedState(
                feed,
                at,
                at,
                newest,
                Optional.empty(),
                reading.pause().map(reading.at()::plus),
                reading.quota().or(() -> quota),
                reading.credentialsExpire(),
                reading.bookmark().or(() -> bookmark));
    }

    private FeedState failed(FeedReport reading, Outcome.Failed failed) {
        Instant at = reading.at();
        Optional<FeedProblem> next = failed.cause() == Cause.NOT_ASKED
                ? trouble
                : Optional.of(new FeedProblem(
                        failed.cause(),
                        failed.detail(),
                        trouble.map(FeedProblem::since).orElse(at),
                        trouble.map(FeedProblem::failures).orElse(0) + 1));
        return new FeedState(
                feed,
                Optional.of(at),
                lastSuccess,
                lastData,
                next,
                failed.retryAfter().map(at::plus),
                quota,
                reading.credentialsExpire().or(() -> credentialsExpire),
                reading.bookmark().or(() -> bookmark));
    }

    /**
     * When it may be asked again: its own interval or the wanted one, whichever is longer; a growing pause after failures;
     * and never before it said.
     */
    public Instant due(FeedDeclaration declaration, Duration wanted) {
        if (lastAttempt.isEmpty()) {
            return Instant.EPOCH;
        }
        Duration interval = wanted.compareTo(declaration.minInterval()) > 0 ? wanted : declaration.minInterval();
        Duration pause = trouble.map(it -> pauseAfter(it.failures(), interval)).orElse(interval);
        Instant due = lastAttempt.get().plus(pause);
        return notBefore.filter(due::isBefore).orElse(due);
    }

    private static Duration pauseAfter(int failures, Duration interval) {
        Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return growing.compareTo(interval) < 0 ? growing : interval;
    }

    /** How far the feed can be believed at this time. */
    public FeedFreshness freshness(FeedDeclaration declaration, Instant now) {
        if (trouble.filter(FeedProblem::lasting).isPresent()) {
            return FeedFreshness.BROKEN;
        }
        if (lastSuccess.isEmpty()) {
            return FeedFreshness.WAITING;
        }
        if (lastData.isEmpty()) {
            return FeedFreshness.NO_DATA;
        }
        if (declaration.current(lastData.get(), now)) {
            return FeedFreshness.FRESH;
        }
        // where the data was still young at the last answer, it is the failure that made it old
        boolean quietBefore = lastSuccess
                .filter(it -> !declaration.current(lastData.get(), it))
                .isPresent();
        return trouble.isEmpty() || quietBefore ? FeedFreshness.QUIET : FeedFreshness.BROKEN;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(it -> other.filter(it::isBefore).isEmpty()).or(() -> other);
    }
}

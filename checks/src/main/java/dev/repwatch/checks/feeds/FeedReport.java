package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one look at one feed ended. Every word in it is free of secrets and control characters.
 *
 * @param at when it was asked
 * @param observations one for each subject that the feed covers
 * @param measures every number brought, the headline included
 * @param quota what the source says is left
 * @param credentialsExpire when the link or key must be renewed by hand
 * @param bookmark to be stored with this reading and given to the next {@link FeedQuery}; empty keeps the old one. It may hold
 *     digests and addresses of mail, never a secret
 * @param pause how long the source wishes to be left alone, although it answered in part
 * @param remarks oddities worth showing
 * @param returned what it says of single recipients; to be stored with this reading
 */
public record FeedReport(
        SourceId feed,
        Instant at,
        Outcome outcome,
        List<Observation> observations,
        List<Measure> measures,
        Optional<Quota> quota,
        Optional<Instant> credentialsExpire,
        Optional<String> bookmark,
        Optional<Duration> pause,
        List<String> remarks,
        List<ReturnedMail> returned) {

    public FeedReport {
        observations = List.copyOf(observations);
        measures = List.copyOf(measures);
        remarks = List.copyOf(remarks);
        returned = List.copyOf(returned);
    }

    /** One that tells of no single recipients. */
    public FeedReport(
            SourceId feed,
            Instant at,
            Outcome outcome,
            List<Observation> observations,
            List<Measure> measures,
            Optional<Quota> quota,
            Optional<Instant> credentialsExpire,
            Optional<String> bookmark,
            Optional<Duration> pause,
            List<String> remarks) {
        this(feed, at, outcome, observations, measures, quota, credentialsExpire, bookmark, pause, remarks, List.of());
    }

    /** How a look ended, told apart: numbers, an honest nothing, or trouble. */
    public sealed interface Outcome {

        /** @param newest the youngest data time among the numbers that are not {@link MeasureKind#momentary} */
        record Data(Instant newest) implements Outcome {}

        /** The source answered in good order and has nothing about our subjects: too little volume, nothing reported. */
        record NoData() implements Outcome {}

        /** @param retryAfter the source's own wish */
        record Failed(Cause cause, String detail, Optional<Duration> retryAfter) implements Outcome {}

        default <T> T match(Function<Data, T> data, Function<NoData, T> nothing, Function<Failed, T> failed) {
            if (this instanceof Data it) {
                return data.apply(it);
            }
            if (this instanceof NoData it) {
                return nothing.apply(it);
            }
            return failed.apply((Failed) this);
        }
    }
}

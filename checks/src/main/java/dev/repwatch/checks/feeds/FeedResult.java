package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look brought home. A subject with neither a measure nor a reason simply has no data.
 *
 * @param measures the numbers
 * @param unknown subjects about which nothing could be learned this time, and why
 * @param quota what is left, when the source says so
 * @param credentialsExpire when the link or key must be renewed by hand, when that is known
 * @param bookmark kept for the next look when this one is stored; empty keeps the old one
 * @param pause how long the source wishes to be left alone, although it answered in part
 * @param trouble what is wrong although something was brought home: the bookmark moves on, and the look counts as failed
 * @param remarks oddities worth showing (records left out, dates clamped), no more than a few
 * @param returned what it says of single recipients
 */
public record FeedResult(
        List<Measure> measures,
        Map<Target, Finding.Unknown> unknown,
        Optional<Quota> quota,
        Optional<Instant> credentialsExpire,
        Optional<String> bookmark,
        Optional<Duration> pause,
        Optional<FeedFailure> trouble,
        List<String> remarks,
        List<ReturnedMail> returned) {

    private static final int MOST_REMARKS = 10;

    public FeedResult {
        measures = List.copyOf(measures);
        unknown = Map.copyOf(unknown);
        remarks = List.copyOf(remarks);
        returned = List.copyOf(returned);
    }

    public FeedResult withQuota(Quota seen) {
        return new FeedResult(
                measures, unknown, Optional.of(seen), credentialsExpire, bookmark, pause, trouble, remarks, returned);
    }

    /** Gathers a result. */
    public static final class Builder {
        private final List<Measure> measures = new ArrayList<>();
        private final Map<Target, Finding.Unknown> unknown = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();
        private final List<ReturnedMail> returned = new ArrayList<>();
        private Optional<Quota> quota = Optional.empty();
        private Optional<Instant> credentialsExpire = Optional.empty();
        private Optional<String> bookmark = Optional.empty();
        private Optional<Duration> pause = Optional.empty();
        private Optional<FeedFailure> trouble = Optional.empty();

        public Builder add(Measure measure) {
            measures.add(measure);
            return this;
        }

        public Builder unknown(Target target, FeedFailure failure) {
            unknown.put(target, new Finding.Unknown(failure.why(), failure.detail()));
            return this;
        }

        public Builder quota(Optional<Quota> seen) {
            quota = seen.or(() -> quota);
            return this;
        }

        public Builder credentialsExpire(Instant at) {
            credentialsExpire = Optional.of(at);
            return this;
        }

        public Builder bookmark(String text) {
            bookmark = Optional.of(text);
            return this;
        }

        public Builder pause(Optional<Duration> wished) {
            pause = wished;
            return this;
        }

        public Builder trouble(FeedFailure failure) {
            trouble = Optional.of(failure);
            return this;
        }

        public Builder returned(ReturnedMail mail) {
            returned.add(mail);
            return this;
        }

        public Builder remark(String text) {
            if (remarks.size() < MOST_REMARKS) {
                remarks.add(text);
            }
            return this;
        }

        public FeedResult result() {
            return new FeedResult(
                    measures, unknown, quota, credentialsExpire, bookmark, pause, trouble, remarks, returned);
        }
    }
}

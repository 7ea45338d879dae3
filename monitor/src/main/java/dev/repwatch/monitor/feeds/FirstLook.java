package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each target was asked about. A feed with a small quota takes several rounds over all targets, so those that waited
 * longest go first, also when the source has nothing to say of them; and what it says when it is first asked about a target
 * is old news. Only in memory: after a restart every target is taken for known by a feed that has had data. Thread-safe.
 */
final class FirstLook {

    /** Most sources show a new sender a day after they usually have data. */
    private static final Duration SETTLING = Duration.ofDays(1);

    /** The first and the last question about a target. */
    private record Asked(Instant first, Instant last) {}

    private final Map<SourceId, Map<Target, Asked>> asked = new HashMap<>();

    /**
     * A feed is used from now on; nothing happens when it already was.
     *
     * @param hadData whether it has had data before, so that its targets are no news to it
     */
    synchronized void resume(SourceId feed, Collection<FeedSubject> subjects, boolean hadData) {
        asked.computeIfAbsent(feed, it -> {
            Map<Target, Asked> met = new HashMap<>();
            if (hadData) {
                subjects.forEach(subject -> met.put(subject.target(), new Asked(Instant.EPOCH, Instant.EPOCH)));
            }
            return met;
        });
    }

    /**
     * True when what the source says of this target for the first time was so before we asked.
     *
     * @param hadData whether the feed has had data of any target
     */
    synchronized boolean oldNews(
            SourceId feed, Target target, boolean hadData, FeedDeclaration declaration, Instant now) {
        Optional<Asked> met =
                Optional.ofNullable(asked.getOrDefault(feed, Map.of()).get(target));
        if (met.isEmpty() || hadData) {
            return met.isEmpty();
        }
        return !now.isAfter(met.get().first().plus(declaration.delay()).plus(SETTLING));
    }

    /** Takes over whom a look reached; one that failed as a whole reached nobody. */
    synchronized void asked(FeedReport reading) {
        boolean reached = reading.outcome().match(data -> true, noData -> true, failed -> false);
        if (reached) {
            Map<Target, Asked> met = asked.computeIfAbsent(reading.feed(), it -> new HashMap<>());
            reading.observations().stream()
                    .filter(FirstLook::reached)
                    .forEach(it -> met.merge(
                            it.target(),
                            new Asked(reading.at(), reading.at()),
                            (old, now) -> new Asked(old.first(), now.last())));
        }
    }

    private static boolean reached(Observation observation) {
        return !(observation.finding() instanceof Finding.Unknown unknown && unknown.cause() == Cause.NOT_ASKED);
    }

    /** In the order in which they should be asked about. */
    synchronized List<FeedSubject> longestUnaskedFirst(SourceId feed, Collection<FeedSubject> subjects) {
        Asked never = new Asked(Instant.EPOCH, Instant.EPOCH);
        Map<Target, Asked> met = asked.getOrDefault(feed, Map.of());
        return subjects.stream()
                .sorted(Comparator.comparing(
                        it -> met.getOrDefault(it.target(), never).last()))
                .toList();
    }
}

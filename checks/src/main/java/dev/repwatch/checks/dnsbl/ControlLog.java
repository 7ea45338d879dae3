package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last probe of every list, and when an unwell one is probed again. */
final class ControlLog {

    private static final int MAX_DOUBLINGS = 20;

    private record Entry(ControlResult result, int failures) {}

    private final Map<SourceId, Entry> entries = new ConcurrentHashMap<>();
    private final QueryPolicy queryPolicy;

    ControlLog(QueryPolicy queryPolicy) {
        this.queryPolicy = queryPolicy;
    }

    void add(ControlResult controlResult) {
        SourceHealth health = controlResult.health();
        boolean failed = !health.well() && health.aboutTheSource();
        entries.merge(
                controlResult.list(),
                new Entry(controlResult, failed ? 1 : 0),
                (before, now) -> new Entry(controlResult, failed ? before.failures() + 1 : 0));
    }

    Optional<ControlResult> last(SourceId list) {
        return Optional.ofNullable(entries.get(list)).map(Entry::result);
    }

    /** The last probe of a list that is unwell and must not be bothered yet. */
    Optional<ControlResult> resting(SourceId list, Instant now) {
        return Optional.ofNullable(entries.get(list))
                .filter(entry ->
                        entry.failures() > 0 && now.isBefore(entry.result().at().plus(pause(entry.failures()))))
                .map(Entry::result);
    }

    private Duration pause(int failures) {
        Duration grown = queryPolicy.firstPause().multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return grown.compareTo(queryPolicy.longestPause()) > 0 ? queryPolicy.longestPause() : grown;
    }
}

package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last probe of every list, and when an unwell one is probed again. */
final class ProbeLog {

    private static final int MAX_DOUBLINGS = 20;

    private record Entry(Wellness wellness, int failures) {}

    private final Map<SourceId, Entry> entries = new ConcurrentHashMap<>();
    private final Manners manners;

    ProbeLog(Manners manners) {
        this.manners = manners;
    }

    void add(Wellness wellness) {
        ListHealth health = wellness.health();
        boolean failed = !health.well() && health.aboutTheList();
        entries.merge(
                wellness.list(),
                new Entry(wellness, failed ? 1 : 0),
                (before, now) -> new Entry(wellness, failed ? before.failures() + 1 : 0));
    }

    Optional<Wellness> last(SourceId list) {
        return Optional.ofNullable(entries.get(list)).map(Entry::wellness);
    }

    /** The last probe of a list that is unwell and must not be bothered yet. */
    Optional<Wellness> resting(SourceId list, Instant now) {
        return Optional.ofNullable(entries.get(list))
                .filter(entry -> entry.failures() > 0
                        && now.isBefore(entry.wellness().at().plus(pause(entry.failures()))))
                .map(Entry::wellness);
    }

    private Duration pause(int failures) {
        Duration grown = manners.firstPause().multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return grown.compareTo(manners.longestPause()) > 0 ? manners.longestPause() : grown;
    }
}

package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.refusal.Judged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tells a receiver that has lost its directory from addresses that are gone: many at once, and a large share of everybody. */
final class OutageBreaker {

    private static final long MOST = 50;
    private static final double SHARE = 0.10;

    private final Map<Hour, long[]> hours = new HashMap<>();

    /** A receiver in one hour; at {@code other} each host is a receiver of its own. */
    record Hour(String receiver, Instant hour) {

        static Hour of(String receiver, Instant time) {
            return new Hour(receiver, time.truncatedTo(ChronoUnit.HOURS));
        }
    }

    void attempted(Judged judged) {
        counts(judged)[0]++;
    }

    void gaveUp(Judged judged) {
        counts(judged)[1]++;
    }

    private long[] counts(Judged judged) {
        return hours.computeIfAbsent(Hour.of(judged.provider(), judged.attempt().time()), hour -> new long[2]);
    }

    boolean outage(String provider, Instant time) {
        return outage(hours.getOrDefault(Hour.of(provider, time), new long[2]));
    }

    private static boolean outage(long[] counts) {
        return outage(counts[1], counts[0]);
    }

    /** @param gaveUp addresses within an hour, of so many attempts */
    static boolean outage(long gaveUp, long attempts) {
        return gaveUp > MOST && gaveUp > SHARE * attempts;
    }

    Map<String, Instant> outages() {
        Map<String, Instant> found = new TreeMap<>();
        hours.forEach((hour, counts) -> {
            if (outage(counts)) {
                found.merge(hour.receiver(), hour.hour(), (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return found;
    }
}

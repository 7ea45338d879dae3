package dev.repwatch.monitor.traffic;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Volume against what is usual.
 *
 * @param sent attempts in the hour
 * @param usual the median of the same hour of the week over four weeks; weeks without mail count
 */
record Drop(long sent, long usual) {

    private static final int WEEKS = 4;
    private static final long LEAST_USUAL = 100;
    private static final double SHARE = 0.20;

    /** Whether the mail stopped coming; few attempts tell nothing. */
    boolean sudden() {
        return usual >= LEAST_USUAL && sent < SHARE * usual;
    }

    static Map<TrafficView.Key, Drop> of(Transaction transaction, Instant hour) {
        Map<TrafficView.Key, long[]> weeks = new HashMap<>();
        for (int week = 0; week <= WEEKS; week++) {
            Instant from = hour.minus(7L * week, ChronoUnit.DAYS);
            int place = week;
            TrafficTable.between(transaction, from, from.plus(1, ChronoUnit.HOURS))
                    .forEach(row -> weeks.computeIfAbsent(
                                            new TrafficView.Key(row.source(), row.provider()),
                                            key -> new long[WEEKS + 1])[place] +=
                            row.n());
        }
        Map<TrafficView.Key, Drop> found = new HashMap<>();
        Set<TrafficView.Key> keys = new HashSet<>(weeks.keySet());
        keys.forEach(key -> found.put(key, of(weeks.getOrDefault(key, new long[WEEKS + 1]))));
        return found;
    }

    private static Drop of(long[] weeks) {
        long[] before = IntStream.rangeClosed(1, WEEKS)
                .mapToLong(week -> weeks[week])
                .sorted()
                .toArray();
        return new Drop(weeks[0], (before[1] + before[2]) / 2);
    }
}

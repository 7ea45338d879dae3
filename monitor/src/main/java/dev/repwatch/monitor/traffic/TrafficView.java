package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.DelayTable;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.WaitingTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What logs said in a day, added up. A value: it does not change.
 *
 * @param waiting messages that wait for another attempt, by provider
 * @param suppressed addresses that are given up
 * @param held addresses that an outage of their receiver explains
 */
public record TrafficView(
        Instant at,
        SortedMap<Key, TrafficCounts> counts,
        Map<Key, Times> times,
        List<RefusalTable.Row> refusals,
        Map<String, Long> waiting,
        long suppressed,
        long held,
        List<MailLogTable.Row> logs) {

    public static final Duration WINDOW = Duration.ofHours(24);

    public static final TrafficView EMPTY =
            new TrafficView(Instant.EPOCH, new TreeMap<>(), Map.of(), List.of(), Map.of(), 0, 0, List.of());

    public TrafficView {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        times = Map.copyOf(times);
        refusals = List.copyOf(refusals);
        waiting = Map.copyOf(waiting);
        logs = List.copyOf(logs);
    }

    /** @param source the sending address; empty where the log cannot tell */
    public record Key(String source, String provider) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = source.compareTo(other.source);
            return first != 0 ? first : provider.compareTo(other.provider);
        }
    }

    /** How long acceptance took; each is the power of two of milliseconds above it. */
    public record Times(Duration median, Duration p95) {

        static Times of(Map<Integer, Long> buckets) {
            return new Times(quantile(buckets, 0.5), quantile(buckets, 0.95));
        }

        private static Duration quantile(Map<Integer, Long> buckets, double share) {
            long all = buckets.values().stream().mapToLong(Long::longValue).sum();
            long seen = 0;
            int last = 0;
            for (Map.Entry<Integer, Long> bucket : new TreeMap<>(buckets).entrySet()) {
                seen += bucket.getValue();
                last = bucket.getKey();
                if (seen >= share * all) {
                    break;
                }
            }
            return Duration.ofMillis(1L << Math.min(last, 40));
        }
    }

    /** Of the last 24 hours. */
    public static TrafficView of(Transaction transaction, Instant now) {
        Instant from = now.minus(WINDOW).truncatedTo(ChronoUnit.HOURS);
        SortedMap<Key, TrafficCounts> counts = new TreeMap<>();
        for (TrafficTable.Row row : TrafficTable.sums(transaction, from, now.plus(1, ChronoUnit.DAYS))) {
            counts.computeIfAbsent(new Key(row.source(), row.provider()), fresh -> new TrafficCounts())
                    .add(
                            Outcome.valueOf(row.outcome().toUpperCase(Locale.ROOT)),
                            ReplyClass.of(row.meaning()).orElse(ReplyClass.UNCLASSIFIED),
                            row.n());
        }
        Map<Key, Map<Integer, Long>> buckets = new HashMap<>();
        for (DelayTable.Row row : DelayTable.since(transaction, from)) {
            buckets.computeIfAbsent(new Key(row.source(), row.provider()), fresh -> new HashMap<>())
                    .merge(row.bucket(), row.n(), Long::sum);
        }
        return new TrafficView(
                now,
                counts,
                buckets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Times.of(entry.getValue()))),
                RefusalTable.since(transaction, from),
                WaitingTable.byProvider(transaction),
                AddressTable.count(transaction, false),
                AddressTable.count(transaction, true),
                MailLogTable.all(transaction));
    }

    /** What an address sent to everybody, or to one provider. */
    public Collection<Map.Entry<Key, TrafficCounts>> ofSource(String source) {
        return List.copyOf(
                counts.subMap(new Key(source, ""), new Key(source + '\0', "")).entrySet());
    }

    public Collection<Map.Entry<Key, TrafficCounts>> ofProvider(String provider) {
        return sorted(counts.entrySet().stream()
                .filter(entry -> entry.getKey().provider().equals(provider)));
    }

    public Collection<Map.Entry<Key, TrafficCounts>> all() {
        return sorted(counts.entrySet().stream());
    }

    private static Collection<Map.Entry<Key, TrafficCounts>> sorted(Stream<Map.Entry<Key, TrafficCounts>> entries) {
        return entries.sorted(Map.Entry.comparingByKey()).toList();
    }

    /** What a list or vendor cost an address. */
    public Optional<Cost> cost(String source, String named) {
        return cost(source, named::equals);
    }

    /** What those cost an address together that refusals call by these names. */
    Optional<Cost> cost(String source, Predicate<String> named) {
        List<RefusalTable.Row> rows = refusals.stream()
                .filter(row -> row.source().equals(source) && named.test(row.named()))
                .sorted(Comparator.comparing(RefusalTable.Row::last))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RefusalTable.Row newest = rows.get(rows.size() - 1);
        return Optional.of(new Cost(
                rows.stream().mapToLong(RefusalTable.Row::n).sum(),
                attempts(source),
                rows.stream()
                        .map(RefusalTable.Row::provider)
                        .distinct()
                        .sorted()
                        .toList(),
                newest.last(),
                newest.sample()));
    }

    /** Attempts of an address in the window. */
    public long attempts(String source) {
        return ofSource(source).stream()
                .mapToLong(entry -> entry.getValue().attempts())
                .sum();
    }

    /**
     * @param refused how many attempts were refused for it
     * @param sent of how many
     * @param sample the last reply, without mailboxes and ids; hostile
     */
    public record Cost(long refused, long sent, List<String> receivers, Instant last, String sample) {}
}

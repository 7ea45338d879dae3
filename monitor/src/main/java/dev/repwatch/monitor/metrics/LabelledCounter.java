package dev.repwatch.monitor.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A counter by label values. Which values are exported is decided by the snapshot, not here. */
final class LabelledCounter {

    private final Map<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String... labelValues) {
        List<String> key = List.of(labelValues);
        LongAdder known = counts.get(key);
        (known == null ? counts.computeIfAbsent(key, fresh -> new LongAdder()) : known).increment();
    }

    /** Zero when it never happened. */
    long of(String... labelValues) {
        LongAdder count = counts.get(List.of(labelValues));
        return count == null ? 0 : count.sum();
    }
}

package dev.repwatch.checks.dnsbl;

import java.util.PriorityQueue;

/** Targets whose turn came a little before they may be asked about again, by when that is. Used by the sweeping thread only. */
final class PutOff {

    private record Entry(long fromMillis, int target) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>((one, other) -> one.fromMillis() == other.fromMillis()
                    ? Integer.compare(one.target(), other.target())
                    : Long.compare(one.fromMillis(), other.fromMillis()));

    void add(int target, long fromMillis) {
        entries.add(new Entry(fromMillis, target));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean due(long nowMillis) {
        return untilFirst(nowMillis) == 0;
    }

    /** The target that may be asked about first; there must be one. */
    int first() {
        return entries.element().target();
    }

    void removeFirst() {
        entries.remove();
    }

    void clear() {
        entries.clear();
    }

    /** Milliseconds until the first may be asked about; very long when there is none. */
    long untilFirst(long nowMillis) {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.fromMillis() - nowMillis);
    }
}

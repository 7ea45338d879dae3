package dev.repwatch.monitor.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** A histogram of durations in seconds. */
final class DurationHistogram {

    private final List<Double> bounds;
    private final LongAdder[] buckets;
    private final DoubleAdder sum = new DoubleAdder();

    /** @param bounds upper bounds in seconds, ascending, without infinity */
    DurationHistogram(List<Double> bounds) {
        List<Double> all = new ArrayList<>(bounds);
        all.add(Double.POSITIVE_INFINITY);
        this.bounds = List.copyOf(all);
        this.buckets = all.stream().map(bound -> new LongAdder()).toArray(LongAdder[]::new);
    }

    void record(Duration took) {
        double seconds = took.toNanos() / 1e9;
        int bucket = 0;
        while (seconds > bounds.get(bucket)) {
            bucket++;
        }
        buckets[bucket].increment();
        sum.add(seconds);
    }

    Values read() {
        List<Double> cumulative = new ArrayList<>();
        double count = 0;
        for (LongAdder bucket : buckets) {
            count += bucket.sum();
            cumulative.add(count);
        }
        return new Values(bounds, List.copyOf(cumulative), count, sum.sum());
    }

    record Values(List<Double> bounds, List<Double> cumulative, double count, double sum) {}
}

package dev.repwatch.monitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One family while it is being filled. */
final class Family {

    private final Metric metric;
    private final List<String> labels;
    private final List<Sample> samples;

    private Family(Metric metric, List<String> labels, List<Sample> samples) {
        this.metric = metric;
        this.labels = labels;
        this.samples = samples;
    }

    static Family of(Metric metric) {
        return new Family(metric, metric.labels, new ArrayList<>());
    }

    /**
     * One sample for each row, made when the page is written: those of 10,000 targets are never held together. Takes no further
     * samples.
     *
     * @param more label names after those of the metric
     */
    static <R> Family each(
            Metric metric,
            List<String> more,
            List<R> rows,
            ToDoubleFunction<R> value,
            Function<R, List<String>> values) {
        List<String> labels = labels(metric, more);
        return new Family(metric, labels, new AbstractList<>() {
            @Override
            public Sample get(int index) {
                R row = rows.get(index);
                return new Sample(metric.metricName, labels, clean(values.apply(row)), value.applyAsDouble(row));
            }

            @Override
            public int size() {
                return rows.size();
            }
        });
    }

    private static List<String> clean(List<String> values) {
        List<String> clean = new ArrayList<>(values.size());
        for (String value : values) { // a stream here is felt: there may be 100,000 samples
            clean.add(LabelValue.clean(value));
        }
        return clean;
    }

    private static List<String> labels(Metric metric, List<String> more) {
        List<String> all = new ArrayList<>(metric.labels);
        all.addAll(more);
        return List.copyOf(all);
    }

    Family add(double value, String... labelValues) {
        samples.add(new Sample(metric.metricName, labels, clean(Arrays.asList(labelValues)), value));
        return this;
    }

    Family add(long value, String... labelValues) {
        return add((double) value, labelValues);
    }

    Family add(Instant time, String... labelValues) {
        return add(time.toEpochMilli() / 1000.0, labelValues);
    }

    Family add(boolean value, String... labelValues) {
        return add(value ? 1 : 0, labelValues);
    }

    /** A whole histogram: cumulative buckets, count and sum. */
    Family add(DurationHistogram.Values reading, String... labelValues) {
        List<String> with = new ArrayList<>(labels);
        with.add("le");
        List<String> clean = clean(Arrays.asList(labelValues));
        for (int i = 0; i < reading.bounds().size(); i++) {
            List<String> values = new ArrayList<>(clean);
            values.add(Collector.doubleToGoString(reading.bounds().get(i)));
            samples.add(new Sample(
                    metric.metricName + "_bucket",
                    with,
                    values,
                    reading.cumulative().get(i)));
        }
        samples.add(new Sample(metric.metricName + "_count", labels, clean, reading.count()));
        samples.add(new Sample(metric.metricName + "_sum", labels, clean, reading.sum()));
        return this;
    }

    int size() {
        return samples.size();
    }

    MetricFamilySamples samples() {
        return new MetricFamilySamples(metric.metricName, metric.type, metric.help, samples);
    }
}

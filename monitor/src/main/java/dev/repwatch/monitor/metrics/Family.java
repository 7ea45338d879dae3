package dev.repwatch.monitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One family while it is being filled. */
final class Family {

    private final Metric metric;
    private final List<String> labels;
    private final List<Sample> samples = new ArrayList<>();

    private Family(Metric metric, List<String> labels) {
        this.metric = metric;
        this.labels = labels;
    }

    static Family of(Metric metric) {
        return new Family(metric, metric.labels);
    }

    /** @param more label names after those of the metric */
    static Family of(Metric metric, List<String> more) {
        List<String> all = new ArrayList<>(metric.labels);
        all.addAll(more);
        return new Family(metric, List.copyOf(all));
    }

    Family add(double value, String... labelValues) {
        for (int i = 0; i < labelValues.length; i++) {
            labelValues[i] = LabelValue.clean(labelValues[i]);
        }
        samples.add(new Sample(metric.metricName, labels, Arrays.asList(labelValues), value));
        return this;
    }

    Family add(long value, String... labelValues) {
        return add((double) value, labelValues);
    }

    Family add(double value, List<String> labelValues) {
        return add(value, labelValues.toArray(String[]::new));
    }

    Family add(Instant time, String... labelValues) {
        return add(time.toEpochMilli() / 1000.0, labelValues);
    }

    Family add(boolean value, String... labelValues) {
        return add(value ? 1 : 0, labelValues);
    }

    /** A whole histogram: cumulative buckets, count and sum. */
    Family add(Timing.Reading reading, String... labelValues) {
        List<String> with = new ArrayList<>(labels);
        with.add("le");
        List<String> clean = Arrays.stream(labelValues).map(LabelValue::clean).toList();
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

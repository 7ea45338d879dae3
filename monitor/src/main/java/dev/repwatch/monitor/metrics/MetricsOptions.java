package dev.repwatch.monitor.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the admin chose.
 *
 * @param targetLabels the admin's own labels that become labels of {@code repwatch_target_info}, at most five
 * @param fullMatrix export {@code repwatch_listed} for every target and list
 * @param maxSeries the full matrix, and the numbers of feeds, are each withheld and counted when they would be more series
 */
public record MetricsOptions(List<String> targetLabels, boolean fullMatrix, int maxSeries) {

    public static final MetricsOptions DEFAULTS = new MetricsOptions(List.of(), false, 50_000);
    private static final int MOST_LABELS = 5;
    private static final Pattern LABEL_NAME = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]{0,62}");
    private static final List<String> TAKEN_BY_PROMETHEUS = List.of("job", "instance", "le", "quantile");

    /** @throws IllegalArgumentException starting with the key, when a value is refused */
    public MetricsOptions {
        targetLabels = List.copyOf(targetLabels);
        if (targetLabels.size() > MOST_LABELS) {
            throw new IllegalArgumentException(
                    "target_labels: at most " + MOST_LABELS + " labels, each adds to every target");
        }
        if (new HashSet<>(targetLabels).size() != targetLabels.size()) {
            throw new IllegalArgumentException("target_labels: a label is named twice");
        }
        targetLabels.forEach(MetricsOptions::check);
        if (maxSeries < 1) {
            throw new IllegalArgumentException("max_series: at least 1");
        }
    }

    private static void check(String label) {
        if (!LABEL_NAME.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "target_labels: a label is letters, digits and '_', and begins with no digit and not with '__'");
        }
        if (Metric.TARGET_INFO.labels.contains(label) || TAKEN_BY_PROMETHEUS.contains(label)) {
            throw new IllegalArgumentException("target_labels: the label '" + label + "' is taken");
        }
    }
}

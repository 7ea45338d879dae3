package dev.repwatch.monitor.grafana;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names on /metrics, as {@code docs/metrics.md} documents them (held to the code by a test of its own). */
final class KnownMetrics {

    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(repwatch_[a-z0-9_]+)` \\| (gauge|counter|histogram) \\|", Pattern.MULTILINE);

    private KnownMetrics() {}

    static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("up"));
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            names.add(row.group(1));
            if (row.group(2).equals("histogram")) {
                names.add(row.group(1) + "_bucket");
                names.add(row.group(1) + "_count");
                names.add(row.group(1) + "_sum");
            }
        }
        CollectorRegistry registry = new CollectorRegistry();
        DefaultExports.register(registry);
        for (MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
            Collections.addAll(names, family.getNames());
        }
        return names;
    }

    static boolean counter(String metric) {
        return metric.endsWith("_total")
                || metric.endsWith("_bucket")
                || metric.endsWith("_count")
                || metric.endsWith("_sum");
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.repwatch.monitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.io.IOException;
import java.io.Writer;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * Writes families as text 0.0.4 or OpenMetrics 1.0. simpleclient's own writer says the same with a comma after the last
 * label and {@code .0} after every whole number, a twentieth of a large page, and takes each label a character at a time. No
 * {@code _created} sample is written.
 */
final class PageText {

    private static final int CHUNK = 32 * 1024;
    private static final long LARGEST_WHOLE = 1L << 53;

    private final Writer out;
    private final boolean openMetrics;
    private final StringBuilder text = new StringBuilder(CHUNK + 1024);

    /** @param openMetrics OpenMetrics 1.0, else Prometheus text 0.0.4 */
    PageText(Writer out, boolean openMetrics) {
        this.out = out;
        this.openMetrics = openMetrics;
    }

    void write(Enumeration<MetricFamilySamples> families) throws IOException {
        while (families.hasMoreElements()) {
            family(families.nextElement());
        }
        if (openMetrics) {
            text.append("# EOF\n");
        }
        flush();
    }

    private void family(MetricFamilySamples family) throws IOException {
        String name = openMetrics ? family.name : family.name + suffix(family.type);
        StringBuilder help = new StringBuilder();
        escape(help, family.help, openMetrics);
        if (openMetrics) {
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(type(family.type))
                    .append('\n');
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        } else {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(type(family.type))
                    .append('\n');
        }
        for (Sample sample : family.samples) {
            if (!sample.name.endsWith("_created")) {
                sample(sample);
            }
        }
    }

    private static String suffix(Collector.Type type) {
        return switch (type) {
            case COUNTER -> "_total";
            case INFO -> "_info";
            default -> "";
        };
    }

    private String type(Collector.Type type) {
        if (openMetrics) {
            return type.name().toLowerCase(Locale.ROOT).replace("_", "");
        }
        return switch (type) {
            case UNKNOWN -> "untyped";
            case INFO, STATE_SET -> "gauge";
            case GAUGE_HISTOGRAM -> "histogram";
            case COUNTER, GAUGE, HISTOGRAM, SUMMARY -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private void sample(Sample sample) throws IOException {
        text.append(sample.name);
        labels(sample.labelNames, sample.labelValues);
        text.append(' ');
        value(sample.value);
        text.append('\n');
        if (text.length() > CHUNK) {
            flush();
        }
    }

    /** Without those that are empty: to Prometheus an empty label and none are the same. */
    private void labels(List<String> names, List<String> values) {
        char before = '{';
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isEmpty()) {
                text.append(before).append(names.get(i)).append("=\"");
                escape(text, values.get(i), true);
                text.append('"');
                before = ',';
            }
        }
        if (before == ',') {
            text.append('}');
        }
    }

    private void value(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            text.append((long) value);
        } else {
            text.append(Collector.doubleToGoString(value));
        }
    }

    private static void escape(StringBuilder to, String value, boolean quotes) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || (c == '"' && quotes)) {
                to.append('\\').append(c);
            } else if (c == '\n') {
                to.append("\\n");
            } else {
                to.append(c);
            }
        }
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}

package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that people read says what the code exports, and what the code exports is on the page. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- /table -->";

    @Test
    void documentsEveryMetric() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("golden.write")) {
            page = page.substring(0, from) + table() + page.substring(to);
            Files.writeString(PAGE, page);
            to = page.indexOf(END);
        }
        assertThat(page.substring(from, to)).isEqualTo(table());
    }

    @Test
    void everyMetricIsInTheGoldenExposition() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("src/test/resources/dev/repwatch/monitor/metrics/exposition.txt"));
        for (Metric metric : Metric.values()) {
            if (metric != Metric.LISTED) {
                assertThat(lines).anyMatch(line -> line.startsWith("# HELP " + metric.metricName + " "));
            }
        }
    }

    private static String table() {
        return "| name | type | labels | meaning |\n|---|---|---|---|\n"
                + Arrays.stream(Metric.values()).map(MetricsPageTest::row).collect(Collectors.joining());
    }

    private static String row(Metric metric) {
        String labels = metric.labels.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
        return "| `" + metric.metricName + "` | " + metric.type.name().toLowerCase(Locale.ROOT) + " | " + labels + " | "
                + metric.help + " |\n";
    }
}

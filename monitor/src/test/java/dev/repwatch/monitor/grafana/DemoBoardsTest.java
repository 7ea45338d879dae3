package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the running demo, and every query of every dashboard is asked of it. What the demo has no data
 * for is in {@code empty-in-demo.txt}, with the reason.
 */
@Tag("peers")
class DemoBoardsTest {

    @Test
    void everyQueryOfEveryBoardIsAnswered(@TempDir Path folder) throws IOException, InterruptedException {
        int port = Prometheus.freePort();
        Thread demo = new Thread(
                () -> RepwatchCommand.commandLine().execute("demo", "--port", Integer.toString(port)), "demo");
        demo.start();
        try (Prometheus prometheus = Prometheus.start(
                folder, """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: ["%1$s/*.rules.yml", "%1$s/*.alerts.yml"]
                scrape_configs:
                  - job_name: repwatch
                    static_configs: [{ targets: ["127.0.0.1:%2$d"] }]
                """.formatted(AlertRule.FOLDER.toAbsolutePath().normalize(), port))) {
            Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> somethingWasDelisted(prometheus));
            Asked asked = new Asked(prometheus, Instant.now(), Duration.ofMinutes(4), "10s");
            List<String> complaints = new ArrayList<>();
            Board.all().forEach(board -> complaints.addAll(asked.complaints(board, emptyInDemo())));
            assertThat(complaints).isEmpty();
        } finally {
            demo.interrupt();
            demo.join(30_000);
        }
    }

    private static boolean somethingWasDelisted(Prometheus prometheus) {
        return !prometheus
                .query("repwatch_listing_active == 0", Instant.now())
                .path("data")
                .path("result")
                .isEmpty();
    }

    /** Lines of the form {@code file: place # why}. */
    private static Set<String> emptyInDemo() {
        try {
            Set<String> places = new LinkedHashSet<>();
            for (String line :
                    Files.readAllLines(Path.of("src/test/resources/dev/repwatch/monitor/grafana/empty-in-demo.txt"))) {
                assertThat(line).contains(" # ");
                places.add(line.substring(0, line.indexOf(" # ")));
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

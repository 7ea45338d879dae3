package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the running demo and loads our rules; every query of every dashboard and rule is asked of it. What
 * the demo has no data for is in {@code empty-in-demo.txt}, with the reason.
 */
@Tag("peers")
class DemoBoardsTest {

    private static final Pattern CONFIGURATION = Pattern.compile("Configuration: (\\S+)");
    private static final StringWriter SAID = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Thread demo;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Prometheus prometheus;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static URI page;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Asked asked;

    /** The whole story of the demo, and a configuration that is read again. */
    @BeforeAll
    static void watchTheDemo() throws IOException {
        int port = Prometheus.freePort();
        page = URI.create("http://127.0.0.1:" + port + "/metrics");
        demo = new Thread(
                () -> RepwatchCommand.commandLine()
                        .setOut(new PrintWriter(SAID, true))
                        .execute("demo", "--port", Integer.toString(port)),
                "demo");
        demo.start();
        prometheus = Prometheus.start(
                folder, """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: ["%1$s/*.rules.yml", "%1$s/*.alerts.yml"]
                scrape_configs:
                  - job_name: repwatch
                    static_configs: [{ targets: ["127.0.0.1:%2$d"] }]
                """.formatted(AlertRule.FOLDER.toAbsolutePath().normalize(), port));
        Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> has("repwatch_listing_active == 0"));
        Matcher file = CONFIGURATION.matcher(SAID.toString());
        assertThat(file.find()).as(SAID::toString).isTrue();
        Files.writeString(Path.of(file.group(1)), "\n# read again\n", StandardOpenOption.APPEND);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> has("changes(repwatch_config_last_reload_success_timestamp_seconds[5m]) > 0"));
        asked = new Asked(prometheus, Instant.now(), Duration.ofMinutes(5), "10s");
    }

    @AfterAll
    static void end() throws InterruptedException {
        prometheus.close();
        demo.interrupt();
        demo.join(30_000);
    }

    @Test
    void everyQueryOfEveryBoardIsAnswered() {
        List<String> complaints = new ArrayList<>();
        Board.all().forEach(board -> complaints.addAll(asked.complaints(board, emptyInDemo())));
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyRuleIsAnsweredAndWhatItLooksAtIsThere() {
        List<String> complaints = new ArrayList<>();
        AlertRule.recordings().forEach(rule -> complaints.addAll(asked.complaints(rule, emptyInDemo())));
        AlertRule.alerts().forEach(rule -> complaints.addAll(asked.complaints(rule, emptyInDemo())));
        assertThat(complaints).isEmpty();
    }

    @Test
    void theStoryFiresItsAlerts() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(alerts("firing"))
                    .contains(
                            "RepwatchTargetListedCritical 192.0.2.11 demo-blocklist",
                            "RepwatchWatchdog  ",
                            "RepwatchTells  ");
            assertThat(alerts("pending")).contains("RepwatchResolverBlocked  demo-choosy");
        });
    }

    @Test
    void promtoolFindsNothingToSayAboutThePage() throws IOException, InterruptedException {
        Path metrics = folder.resolve("metrics.txt");
        try (InputStream in = page.toURL().openStream()) {
            Files.copy(in, metrics);
        }
        PromtoolTest.noComplaints(metrics);
    }

    @Test
    void whatMayBeEmptyIsSomewhere() {
        Set<String> places = new LinkedHashSet<>();
        for (Board board : Board.all()) {
            board.queries().forEach(query -> places.add(board.file() + ": " + query.where()));
            board.variables().forEach(query -> places.add(board.file() + ": " + query.where()));
        }
        AlertRule.alerts()
                .forEach(rule -> rule.expr().metrics().forEach(metric -> places.add(rule.name() + ": " + metric)));
        assertThat(places).containsAll(emptyInDemo());
    }

    /** Name, target and list of the alerts in this state. */
    private static List<String> alerts(String state) {
        List<String> alerts = new ArrayList<>();
        for (JsonNode alert : prometheus.get("/api/v1/alerts").at("/data/alerts")) {
            if (alert.path("state").asText().equals(state)) {
                alerts.add(alert.at("/labels/alertname").asText() + " "
                        + alert.at("/labels/target").asText() + " "
                        + alert.at("/labels/list").asText());
            }
        }
        return alerts;
    }

    private static boolean has(String expr) {
        return !prometheus
                .query(expr, Instant.now())
                .path("data")
                .path("result")
                .isEmpty();
    }

    /** Lines of the form {@code place # why}. */
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

package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Alerts: one way, not two" of docs/grafana.md, word by word, in Debian's Alertmanager. */
@Tag("peers")
class InhibitionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theRulesOnListingsAreMutedWhileRepwatchTellsAndHeardWhenItDoesNot(@TempDir Path folder)
            throws IOException, InterruptedException {
        String base = "http://127.0.0.1:" + Prometheus.freePort();
        Path config = Files.writeString(folder.resolve("am.yml"), documented());
        Process alertmanager = new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=" + base.replace("http://", ""),
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> get(base + "/-/ready").contains("OK"));
            Map<String, String> critical = Map.of(
                    "alertname",
                    "RepwatchTargetListedCritical",
                    "job",
                    "repwatch",
                    "target",
                    "192.0.2.10",
                    "list",
                    "zen");
            Map<String, String> pool = Map.of("alertname", "RepwatchPoolListed", "job", "repwatch", "pool", "bulk");
            Map<String, String> down = Map.of("alertname", "RepwatchListDown", "job", "repwatch", "list", "zen");
            Map<String, String> own = Map.of(
                    "alertname", "RepwatchTargetListed", "target", "192.0.2.10", "list", "zen", "episode", "episode-1");
            Map<String, String> other =
                    Map.of("alertname", "RepwatchPoolListed", "job", "repwatch-osaka", "pool", "bulk");
            post(base, List.of(critical, pool, down, own, other));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> alerts(base).size() == 5);
            assertThat(muted(base)).as("while nobody tells").isEmpty();

            post(base, List.of(Map.of("alertname", "RepwatchTells", "job", "repwatch", "instance", "mx:9797")));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(muted(base))
                            .containsExactlyInAnyOrder(
                                    "RepwatchTargetListedCritical repwatch", "RepwatchPoolListed repwatch"));
            assertThat(receivers(base, "RepwatchTells")).containsExactly("nobody");
            assertThat(receivers(base, "RepwatchListDown")).containsExactly("people");
        } finally {
            alertmanager.destroy();
            assertThat(alertmanager.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The YAML of that section. */
    private static String documented() throws IOException {
        String docs = Files.readString(Path.of("../docs/grafana.md"));
        int from = docs.indexOf("```yaml\n", docs.indexOf("## Alerts: one way, not two")) + "```yaml\n".length();
        return docs.substring(from, docs.indexOf("```", from));
    }

    private List<String> muted(String base) {
        List<String> muted = new ArrayList<>();
        for (JsonNode alert : alerts(base)) {
            if (!alert.at("/status/inhibitedBy").isEmpty()) {
                muted.add(alert.at("/labels/alertname").asText() + " "
                        + alert.at("/labels/job").asText());
            }
        }
        return muted;
    }

    private List<String> receivers(String base, String name) {
        List<String> receivers = new ArrayList<>();
        for (JsonNode alert : alerts(base)) {
            if (alert.at("/labels/alertname").asText().equals(name)) {
                alert.path("receivers")
                        .forEach(it -> receivers.add(it.path("name").asText()));
            }
        }
        return receivers;
    }

    private JsonNode alerts(String base) {
        try {
            return JSON.readTree(get(base + "/api/v2/alerts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private void post(String base, List<Map<String, String>> alerts) throws IOException, InterruptedException {
        List<Map<String, Object>> body = alerts.stream()
                .map(labels -> Map.<String, Object>of("labels", labels))
                .toList();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}

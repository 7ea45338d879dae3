package dev.repwatch.alerts.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's Alertmanager. */
@Tag("peers")
class RealAlertmanagerTest {

    @TempDir
    Path folder;

    private final OkHttpClient http = new OkHttpClient();
    private Process alertmanager;
    private URI base;
    private AlertmanagerChannel channel;

    @BeforeEach
    void start() throws IOException {
        base = URI.create("http://127.0.0.1:" + freePort());
        Path config = Files.writeString(
                folder.resolve("am.yml"),
                "route: { receiver: nobody }\nreceivers: [ { name: nobody } ]\n" + documentedInhibition());
        alertmanager = new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=" + base.getAuthority(),
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get("/-/ready").contains("OK"));
        AlertmanagerSettings settings = new AlertmanagerSettings(
                List.of(base.toString()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        // the real one compares with its own clock, so this test has to use the same
        channel = new AlertmanagerChannel(
                "am",
                settings,
                new Environment(InstantSource.system(), "mon1"),
                Executors.newSingleThreadScheduledExecutor());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        channel.close();
        alertmanager.destroyForcibly();
    }

    private String get(String path) throws IOException {
        try (Response response = http.newCall(
                        new Request.Builder().url(base.resolve(path).toString()).build())
                .execute()) {
            return response.body().string();
        }
    }

    private JsonNode active() throws IOException {
        return JsonWords.read(get("/api/v2/alerts"));
    }

    @Test
    void anAlertFiresAndEnds() throws IOException {
        assertThat(channel.deliver(Samples.first(Samples.reason("<!channel> \"quoted\" \\ 日本語"))))
                .isInstanceOf(Delivery.Delivered.class);
        JsonNode fired = active();
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).at("/labels/alertname").asText()).isEqualTo("RepwatchTargetListed");
        assertThat(fired.get(0).at("/labels/target").asText()).isEqualTo("192.0.2.10");
        assertThat(fired.get(0).path("generatorURL").asText()).startsWith("https://www.example.test/remove");
        channel.resend();
        assertThat(active()).hasSize(1);
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), "x"));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> active().isEmpty());
    }

    /** The rule of docs/channels.md, word by word. */
    private static String documentedInhibition() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "channels.md"));
        return docs.substring(docs.indexOf("inhibit_rules:"), docs.indexOf("```", docs.indexOf("inhibit_rules:")));
    }

    @Test
    void theRuleOfPrometheusIsMutedWhileRepwatchItselfTells() throws IOException {
        Alert told = Samples.labelled(
                Samples.listed(),
                Map.of("alertname", "RepwatchTargetListedCritical", "target", "192.0.2.10", "list", "example-bl"));
        assertThat(channel.deliver(Samples.first(told))).isInstanceOf(Delivery.Delivered.class);
        post(
                "[{\"labels\":{\"alertname\":\"RepwatchTargetListedCritical\",\"job\":\"repwatch\",\"target\":\"192.0.2.10\","
                        + "\"list\":\"example-bl\",\"category\":\"spam\",\"severity\":\"critical\"}}]");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            JsonNode alerts = active();
            long muted = 0;
            for (JsonNode alert : alerts) {
                boolean ruled = alert.at("/labels/job").asText().equals("repwatch");
                boolean inhibited = !alert.at("/status/inhibitedBy").isEmpty();
                muted += ruled && inhibited ? 1 : 0;
                assertThat(ruled || !inhibited)
                        .as("repwatch's own alert is heard")
                        .isTrue();
            }
            return alerts.size() == 2 && muted == 1;
        });
    }

    @Test
    void soIsTheRuleOnAList() throws IOException {
        Alert told = Samples.labelled(Samples.listed(), Map.of("alertname", "RepwatchListDown", "list", "example-bl"));
        assertThat(channel.deliver(Samples.first(told))).isInstanceOf(Delivery.Delivered.class);
        String down = "{\"labels\":{\"alertname\":\"RepwatchListDown\",\"job\":\"repwatch\",\"instance\":\"mx:9797\","
                + "\"list\":\"%s\",\"severity\":\"info\"}}";
        post("[" + String.format(down, "example-bl") + "," + String.format(down, "other-bl") + "]");
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<String> muted = new ArrayList<>();
            for (JsonNode alert : active()) {
                if (!alert.at("/status/inhibitedBy").isEmpty()) {
                    muted.add(alert.at("/labels/list").asText());
                }
            }
            assertThat(muted).containsExactly("example-bl");
        });
    }

    private void post(String json) throws IOException {
        Request request = new Request.Builder()
                .url(base.resolve("/api/v2/alerts").toString())
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }
}

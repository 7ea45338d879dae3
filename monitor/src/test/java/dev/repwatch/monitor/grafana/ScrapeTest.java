package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.LargeFleet;
import dev.repwatch.monitor.metrics.MadeUpInput;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsRoute;
import dev.repwatch.monitor.web.Certificates;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes our own server in the format that it asks for itself, which is OpenMetrics. */
@Tag("peers")
class ScrapeTest {

    private static final Secret API_TOKEN = new Secret("0123456789abcdef0123456789abcdef");

    @Test
    void isTakenAsOpenMetricsAndATargetThatIsRemovedEndsAtOnce(@TempDir Path folder) throws IOException {
        AtomicReference<Exposition> page = new AtomicReference<>(of(MadeUpInput.small()));
        ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
        Endpoint route = Endpoint.get("/metrics", Role.VIEWER, "").raw("text/plain", request -> {
            Reply reply = MetricsRoute.of(Objects.requireNonNull(page.get()))
                    .handler()
                    .handle(request);
            replies.add(reply);
            return reply;
        });
        try (WebServer server = serve(route, Map.of(), Optional.empty(), Optional.empty());
                Prometheus prometheus =
                        Prometheus.start(folder, """
                        global: { scrape_interval: 1s }
                        scrape_configs:
                          - job_name: repwatch
                            static_configs: [{ targets: ["127.0.0.1:%d"] }]
                        """.formatted(server.address().getPort()))) {
            String score = "repwatch_target_score{target=\"192.0.2.10\"}";
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> has(prometheus, score));
            assertThat(has(prometheus, "repwatch_listing_active{target=\"192.0.2.10\"} == 1"))
                    .isTrue();
            assertThat(replies)
                    .allMatch(reply -> reply.contentType().startsWith("application/openmetrics-text")
                            && "gzip".equals(reply.headers().get("Content-Encoding")));

            page.set(of(MadeUpInput.small().without(MadeUpInput.ONE)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !has(prometheus, score));
            assertThat(has(prometheus, "{target=\"192.0.2.10\"}")).isFalse();
            assertThat(has(prometheus, "repwatch_target_score{target=\"198.51.100.7\"}"))
                    .isTrue();

            page.set(of(LargeFleet.ranges()));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> has(prometheus, "count(repwatch_target_info) == 10000"));
            assertThat(has(prometheus, "scrape_duration_seconds < 10")).isTrue();
            assertThat(has(prometheus, "scrape_samples_scraped > 70000")).isTrue();
        }
    }

    /** As with Prometheus' exporters: users, a bearer token and TLS, each alone or together; health stays open. */
    @Test
    void isScrapedThroughEveryLock(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Map<String, String> users = Map.of("prometheus", BCrypt.withDefaults().hashToString(4, "s3cret".toCharArray()));
        Path token = Files.writeString(folder.resolve("token"), "a-token-of-the-metrics-page-only");
        WebSection.Tls tls = new Certificates(folder).tls("scraped", Optional.empty());
        Endpoint route = MetricsRoute.of(of(MadeUpInput.small()));
        Optional<Secret> bearer = Optional.of(new Secret(Files.readString(token)));
        try (WebServer byUser = serve(route, users, Optional.empty(), Optional.empty());
                // one of its own: after five wrong passwords an address has to wait
                WebServer guessed = serve(route, users, Optional.empty(), Optional.empty());
                WebServer byToken = serve(route, Map.of(), bearer, Optional.empty());
                WebServer secure = serve(route, users, Optional.empty(), Optional.of(tls));
                Prometheus prometheus = Prometheus.start(folder, """
                        global: { scrape_interval: 1s }
                        scrape_configs:
                          - job_name: user
                            basic_auth: { username: prometheus, password: s3cret }
                            static_configs: [{ targets: ["127.0.0.1:%1$d"] }]
                          - job_name: stranger
                            basic_auth: { username: prometheus, password: wrong }
                            static_configs: [{ targets: ["127.0.0.1:%6$d"] }]
                          - job_name: token
                            authorization: { credentials_file: "%2$s" }
                            static_configs: [{ targets: ["127.0.0.1:%3$d"] }]
                          - job_name: nobody
                            static_configs: [{ targets: ["127.0.0.1:%3$d"] }]
                          - job_name: secure
                            scheme: https
                            tls_config: { ca_file: "%4$s", server_name: scraped.test }
                            basic_auth: { username: prometheus, password: s3cret }
                            static_configs: [{ targets: ["127.0.0.1:%5$d"] }]
                        """.formatted(
                                byUser.address().getPort(),
                                token,
                                byToken.address().getPort(),
                                tls.cert(),
                                secure.address().getPort(),
                                guessed.address().getPort()))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(has(prometheus, "count(up{job=~\"user|token|secure\"} == 1) == 3"))
                            .isTrue());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(has(prometheus, "count(up{job=~\"stranger|nobody\"} == 0) == 2"))
                            .isTrue());
            assertThat(has(prometheus, "count(repwatch_build_info) == 3")).isTrue();
            assertThat(healthy(byToken)).isEqualTo(200);
        }
    }

    private static WebServer serve(
            Endpoint metrics, Map<String, String> users, Optional<Secret> token, Optional<WebSection.Tls> tls)
            throws IOException {
        WebSection settings = new WebSection(new HostPort("127.0.0.1", 0), List.of(), users, token, tls);
        return WebServer.start(
                settings,
                HeaderAuthenticator.of(settings, API_TOKEN, InstantSource.system()),
                List.of(
                        metrics,
                        Endpoint.get("/-/healthy", Role.PUBLIC, "")
                                .raw("text/plain", request -> Reply.text(Reply.OK, "healthy\n"))),
                InstantSource.system());
    }

    private static int healthy(WebServer server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/-/healthy"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static Exposition of(MetricsInput input) {
        return Exposition.of(input, new Counters(Incidents.ALL.counted()));
    }

    /** Whether it has a sample now. */
    private static boolean has(Prometheus prometheus, String expr) {
        return !prometheus
                .query(expr, Instant.now())
                .path("data")
                .path("result")
                .isEmpty();
    }
}

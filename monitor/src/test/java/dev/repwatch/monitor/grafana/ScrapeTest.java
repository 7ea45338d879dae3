package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import dev.repwatch.monitor.metrics.MetricsInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the page in the format that it asks for itself, which is OpenMetrics. */
@Tag("peers")
class ScrapeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void isTakenAsOpenMetricsAndATargetThatIsGoneEndsAtOnce(@TempDir Path folder) throws IOException {
        AtomicReference<Exposition> page = new AtomicReference<>(of(new MadeUpWorld(NOW.minusSeconds(80_000), NOW)));
        ConcurrentLinkedQueue<String> types = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            Exposition.Page answer = Objects.requireNonNull(page.get())
                    .render(
                            String.join(",", exchange.getRequestHeaders().getOrDefault("Accept", List.of())),
                            String.join(",", exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of())),
                            List.of());
            types.add(answer.contentType());
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            answer.contentEncoding()
                    .ifPresent(it -> exchange.getResponseHeaders().set("Content-Encoding", it));
            exchange.sendResponseHeaders(200, answer.length());
            answer.writeTo(exchange.getResponseBody());
            exchange.close();
        });
        server.start();
        try (Prometheus prometheus =
                Prometheus.start(folder, """
                global: { scrape_interval: 1s }
                scrape_configs:
                  - job_name: repwatch
                    static_configs: [{ targets: ["127.0.0.1:%d"] }]
                """.formatted(server.getAddress().getPort()))) {
            String listed = "repwatch_listing_active{target=\"192.0.2.11\",list=\"big-bl\"}";
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> has(prometheus, listed));
            assertThat(has(prometheus, "up == 1")).isTrue();
            assertThat(types).allMatch(type -> type.startsWith("application/openmetrics-text"));

            page.set(of(new MadeUpWorld(NOW.minusSeconds(60), NOW)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !has(prometheus, listed));
            assertThat(has(prometheus, "repwatch_target_score{target=\"192.0.2.11\"}"))
                    .isTrue();
        } finally {
            server.stop(0);
        }
    }

    private static Exposition of(MetricsInput input) {
        return Exposition.of(input, new Counters());
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

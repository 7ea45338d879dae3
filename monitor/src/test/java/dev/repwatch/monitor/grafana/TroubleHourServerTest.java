package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same hours as {@link TroubleHourTest}, lived through by a Prometheus server that scrapes them: all kinds at once, each a job of
 * its own, and a minute of them takes less than a second. Every duration of the rules is as much shorter, and so is the time that they
 * look at. What fires, when and with which text is what the table says.
 */
@Tag("peers")
class TroubleHourServerTest {

    /** How long a minute of the hour takes. */
    private static final Duration MINUTE = Duration.ofMillis(Long.getLong("repwatch.trouble.minute", 400));
    /** What a scrape, a rule and a busy machine may be late, and the minute in which the server began. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final Pattern DURATION = Pattern.compile("(?<=\\[|for: |offset )(\\d+)([smhd])\\b");
    private static final Pattern SPAN = Pattern.compile("(\\d+)-(\\d+|end)");
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

    @TempDir
    Path folder;

    private final Map<TroubleHour.Kind, List<Optional<String>>> pages = new EnumMap<>(TroubleHour.Kind.class);
    private final Map<String, String> texts = new TreeMap<>();
    /** Far off while nothing is played. */
    private volatile Instant begun = Instant.now().plus(Duration.ofDays(1));

    @Test
    void aServerThatLivesThroughEachHourFiresWhatTheTableSays() throws IOException {
        for (TroubleHour.Kind kind : TroubleHour.Kind.values()) {
            pages.put(kind, TroubleHourPages.of(kind));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer daemons = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        daemons.setExecutor(threads);
        daemons.createContext("/", this::answer);
        daemons.start();
        try (Prometheus prometheus = Prometheus.start(
                folder, config(daemons.getAddress().getPort()), "--query.lookback-delta=" + millis(5 * 60))) {
            // it has begun to scrape: no rule is late for what its start took
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> prometheus
                                    .query("up == 1", Instant.now())
                                    .path("data")
                                    .path("result")
                                    .size()
                            == TroubleHour.Kind.values().length);
            begun = Instant.now().plusSeconds(1);
            rules();
            prometheus.reload();
            Awaitility.await()
                    .atMost(MINUTE.multipliedBy(TroubleHourPages.MINUTES).plusSeconds(30))
                    .pollInterval(MINUTE)
                    .until(() -> {
                        read(prometheus.get("/api/v1/alerts"));
                        return minute() >= TroubleHourPages.MINUTES;
                    });
            Map<String, Set<Integer>> fired = fired(prometheus);
            Map<String, String[]> table = table();
            assertThat(fired.keySet()).as("which alerts fire").isEqualTo(table.keySet());
            List<String> wrong = new ArrayList<>();
            table.forEach((alert, row) -> {
                differs(fired.getOrDefault(alert, Set.of()), row[2]).ifPresent(how -> wrong.add(alert + ": " + how));
                String text = texts.getOrDefault(alert, "never seen while it fired");
                if (!figures(text).equals(figures(row[3].replaceAll(" \\(and .*", "")))) {
                    wrong.add(alert + ": \"" + text + "\" instead of \"" + row[3] + "\"");
                }
            });
            assertThat(wrong).isEmpty();
        } finally {
            daemons.stop(0);
            threads.shutdownNow();
        }
    }

    /** The rows of the table by job and alert, but for kinds in which nothing fires. */
    private static Map<String, String[]> table() throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : Files.readAllLines(TroubleHourTest.TABLE)) {
            String[] row = line.split(" \\| ", 4);
            if (!line.startsWith("#") && row.length == 4) {
                rows.put(row[0] + " | " + row[1], row);
            }
        }
        return rows;
    }

    /** @return where the minutes are others than these, by more than something may be late */
    private static Optional<String> differs(Set<Integer> minutes, String wanted) {
        int late = (int) ((LATE.toMillis() + MINUTE.toMillis() - 1) / MINUTE.toMillis());
        TreeSet<Integer> inside = new TreeSet<>();
        TreeSet<Integer> near = new TreeSet<>();
        for (MatchResult span : SPAN.matcher(wanted).results().toList()) {
            int from = Integer.parseInt(span.group(1));
            int to = span.group(2).equals("end") ? TroubleHourPages.MINUTES : Integer.parseInt(span.group(2)) + 1;
            for (int minute = from - late; minute < to + late; minute++) {
                near.add(minute);
                if (minute >= from + late && minute < to - late) {
                    inside.add(minute);
                }
            }
        }
        boolean right = minutes.containsAll(inside) && near.containsAll(minutes);
        return right ? Optional.empty() : Optional.of(minutes + " instead of " + wanted);
    }

    /** Counts depend on when exactly it was scraped. */
    private static String figures(String text) {
        return text.replaceAll("\\d+(\\.\\d+)?(?=%|\\s)", "N");
    }

    private Map<String, Set<Integer>> fired(Prometheus prometheus) {
        Map<String, Set<Integer>> fired = new TreeMap<>();
        String step = millis(60);
        JsonNode series = prometheus.get("/api/v1/query_range?query=ALERTS%7Balertstate=%22firing%22%7D&start="
                + seconds(begun) + "&end=" + seconds(begun.plus(MINUTE.multipliedBy(TroubleHourPages.MINUTES - 1)))
                + "&step=" + step);
        for (JsonNode one : series.path("data").path("result")) {
            String alert = alert(one.path("metric"));
            for (JsonNode sample : one.path("values")) {
                double at = sample.get(0).asDouble() - begun.toEpochMilli() / 1000.0;
                fired.computeIfAbsent(alert, first -> new TreeSet<>())
                        .add((int) Math.round(at * 1000 / MINUTE.toMillis()));
            }
        }
        // it watches all of them
        fired.remove(" | RepwatchWatchdog");
        return fired;
    }

    private void read(JsonNode alerts) {
        for (JsonNode alert : alerts.path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                texts.putIfAbsent(
                        alert(alert.path("labels")),
                        alert.path("annotations").path("description").asText());
            }
        }
    }

    private static String alert(JsonNode labels) {
        return labels.path("job").asText().replace("repwatch ", "") + " | "
                + labels.path("alertname").asText();
    }

    private int minute() {
        return (int) Math.floorDiv(Duration.between(begun, Instant.now()).toMillis(), MINUTE.toMillis());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TroubleHour.Kind kind =
                    TroubleHour.Kind.valueOf(exchange.getRequestURI().getPath().substring(1));
            int minute = Math.max(0, Math.min(minute(), TroubleHourPages.MINUTES - 1));
            Optional<String> page = pages.getOrDefault(kind, List.of()).get(minute);
            byte[] text = page.orElse("").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(page.isPresent() ? 200 : 503, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static String config(int port) {
        StringBuilder config = new StringBuilder("""
            global: { scrape_interval: %1$s, evaluation_interval: %1$s }
            rule_files: [ "*.short.yml" ]
            scrape_configs:
            """.formatted(millis(60)));
        for (TroubleHour.Kind kind : TroubleHour.Kind.values()) {
            config.append(
                    """
                      - job_name: "repwatch %s"
                        metrics_path: /%s
                        scrape_timeout: %s
                        static_configs: [{ targets: ["127.0.0.1:%d"], labels: { instance: "mx:9797" } }]
                    """.formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kind, millis(60), port));
        }
        return config.toString();
    }

    private void rules() throws IOException {
        for (String name : List.of("repwatch.rules.yml", "repwatch.alerts.yml", "watchdog.alerts.yml")) {
            Files.writeString(
                    folder.resolve(name.replace(".yml", ".short.yml")),
                    shorter(Files.readString(AlertRule.FOLDER.resolve(name))));
        }
    }

    /** The rules as they are, in a world whose minutes are short and whose clock began with the hour. */
    private String shorter(String rules) {
        return DURATION.matcher(rules)
                .replaceAll(found -> millis(Integer.parseInt(found.group(1)) * SECONDS.getOrDefault(found.group(2), 0)))
                .replace(
                        "time()",
                        "((time() - " + seconds(begun) + ") * "
                                + Duration.ofMinutes(1).toMillis() / (double) MINUTE.toMillis() + ")");
    }

    private static String millis(long seconds) {
        return seconds * MINUTE.toMillis() / 60 + "ms";
    }

    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
    }
}

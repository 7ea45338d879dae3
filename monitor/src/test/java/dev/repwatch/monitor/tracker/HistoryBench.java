package dev.repwatch.monitor.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.HistoryRows;
import dev.repwatch.monitor.store.PostgreSqlServer;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long the questions about the past and the present take on {@link NinetyDays}, asked of the database and of the API.
 * {@code bench/history} runs it; no build does, for it has no name of a test.
 */
final class HistoryBench {

    private static final int ASKED = 400;
    private static final int FIRST = 20;
    private static final Duration BACK = Duration.ofDays(90);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Random random = new Random(1);
    private final HttpClient http = HttpClient.newHttpClient();

    /** In a process of its own, with the compiler and the heap of a daemon and not those of the tests. */
    @Test
    void measure() throws IOException, InterruptedException {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryBench.class.getName(),
                        System.getProperty("repwatch.bench.stores", "h2 postgresql"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = bench.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
        }
        assertThat(bench.waitFor()).isZero();
    }

    /** Arguments: the stores, {@code h2}, {@code postgresql} or both in one. */
    public static void main(String[] arguments) throws IOException {
        Set<String> wanted = Set.of(arguments[0].split(" "));
        if (wanted.contains("h2")) {
            onH2();
        }
        if (wanted.contains("postgresql")) {
            try (PostgreSqlServer server = PostgreSqlServer.start();
                    Database database = Database.open(server.freshDatabase())) {
                System.out.println("PostgreSQL");
                new HistoryBench().run(database);
            }
        }
        System.exit(0); // whatever threads are left
    }

    private static void onH2() throws IOException {
        Path directory = Files.createTempDirectory("repwatch-bench");
        Path data = directory.resolve("repwatch.mv.db");
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            System.out.println("H2");
            new HistoryBench().run(database);
            System.out.printf("  file while running: %.1f MB%n", Files.size(data) / 1_048_576.0);
        }
        System.out.printf("  file after closing: %.1f MB%n", Files.size(data) / 1_048_576.0);
    }

    private void run(Database database) throws IOException {
        long began = System.nanoTime();
        new NinetyDays().fill(database);
        System.out.printf("  filled in %.1f s%n", (System.nanoTime() - began) / 1e9);
        time(
                "store: history of one target, 90 days",
                round -> database.read(t -> HistoryRows.episodes(t, target(), NinetyDays.NOW.minus(BACK))
                                .size()
                        + HistoryRows.events(t, target(), NinetyDays.NOW.minus(BACK))
                                .size()
                        + HistoryRows.samples(t, target(), NinetyDays.NOW.minus(BACK))
                                .size()));
        time(
                "store: everything listed now",
                round -> database.read(t -> EpisodeRows.open(t).size()));
        time(
                "store: mean time to delist per list",
                round ->
                        database.read(t -> HistoryRows.timesToDelist(t, HistoryRows.By.LIST, NinetyDays.NOW.minus(BACK))
                                .size()));
        overHttp(database);
    }

    private void overHttp(Database database) throws IOException {
        InstantSource clock = () -> NinetyDays.NOW;
        IncidentTracker tracker = IncidentTracker.open(
                database, EventSink.none(), clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        tracker.watch(
                IntStream.range(0, NinetyDays.TARGETS)
                        .mapToObj(NinetyDays::text)
                        .map(World::watched)
                        .toList(),
                lists());
        WebSection web =
                new WebSection(new HostPort("127.0.0.1", 0), List.of(), Map.of(), Optional.empty(), Optional.empty());
        try (WebServer server = WebServer.start(
                web,
                HeaderAuthenticator.of(web, new Secret(TOKEN), clock),
                StatusRoutes.of(tracker, new History(database, clock), database),
                clock)) {
            String base = "http://127.0.0.1:" + server.address().getPort();
            time(
                    "GET /api/v1/history of one target, 90 days",
                    round -> get(base + "/api/v1/history?days=90&target=" + target()));
            time("GET /api/v1/status, everything listed now", round -> get(base + "/api/v1/status"));
        }
    }

    private static List<DnsblList> lists() {
        return IntStream.range(0, NinetyDays.LISTS)
                .mapToObj(number -> World.list(NinetyDays.source(number).value(), 1 + number % 4))
                .toList();
    }

    private String target() {
        return NinetyDays.text(random.nextInt(NinetyDays.TARGETS));
    }

    /** The length of the answer. */
    private int get(String address) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + TOKEN)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answers " + answer.statusCode());
            }
            return answer.body().length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** After some rounds that warm up and are not counted. */
    private static void time(String what, ToIntFunction<Integer> question) {
        double[] millis = new double[ASKED];
        long size = 0;
        for (int round = -FIRST; round < ASKED; round++) {
            long began = System.nanoTime();
            size = question.applyAsInt(round);
            if (round >= 0) {
                millis[round] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "  %-44s p50 %6.1f ms  p99 %6.1f ms  max %6.1f ms  (n=%d, last answer %d)%n",
                what, millis[ASKED / 2], millis[ASKED * 99 / 100], millis[ASKED - 1], ASKED, size);
    }
}

package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.store.people.ActTable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that are watched for a while, through the daemon. */
class WatchesDaemonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String FOREIGN = "198.51.100.7";
    private static final String ORDER =
            "{\"name\": \"campaign\", \"targets\": [\"198.51.100.7\"], \"expires\": \"2d\"}";

    @TempDir
    Path folder;

    /** Beyond the real time. */
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;

    @BeforeEach
    void aDaemon() throws IOException {
        world = new DaemonWorld(folder);
        world.nameserver.zone(DaemonWorld.ZONE).list(FOREIGN, "Spam", "127.0.0.2");
        start();
    }

    private void start() throws IOException {
        InstantSource clock = () -> Instant.now().plus(later.get());
        daemon = world.start(DaemonEnvironment.ofSystem("test").withoutPosture().at(clock));
        api = ApiCaller.of(world, folder).by("ann");
    }

    @AfterEach
    void stop() {
        daemon.close();
        world.close();
    }

    @Test
    void areWatchedUntilTheyExpireAndOutliveARestart() throws IOException, InterruptedException {
        HttpResponse<String> made = api.post("/api/v1/watches", ORDER);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("watches/1");
        assertThat(watched()).as("at once").contains(FOREIGN);
        // as those of the configuration: the listing is found and told
        await().atMost(WITHIN).until(() -> !world.told(FOREIGN).isEmpty());
        assertThat(api.get("/t/" + FOREIGN).body()).contains("Watched for a while (campaign), until ");
        assertThat(api.get("/?show=all").body()).contains("campaign (until ");
        assertThat(api.get("/t/" + FOREIGN + "?lang=ja").body()).contains("期間限定の監視（campaign）");
        assertThat(Said.good(world.file, "status"))
                .containsPattern("Watched for a while\\s+198\\.51\\.100\\.7 \\(campaign\\) until \\d{4}-");
        JsonNode row = status();
        assertThat(row.path("name").asText()).isEqualTo("campaign");
        assertThat(Instant.parse(row.path("watched_until").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(49)));
        assertThat(api.get("/api/v1/targets/" + FOREIGN).body()).contains("\"watch\":\"campaign\"");

        daemon.reload();
        assertThat(watched()).contains(FOREIGN);
        daemon.close();
        start();
        assertThat(watched()).as("after a restart").contains(FOREIGN);
        assertThat(items()).hasSize(1);

        daemon.close();
        later.set(Duration.ofDays(2));
        start();
        assertThat(watched()).as("it was over while nobody looked").doesNotContain(FOREIGN);
        assertThat(items()).isEmpty();
        assertThat(acts())
                .contains(
                        "ann watch watch-1 198.51.100.7 campaign", "repwatch watch over watch-1 198.51.100.7 campaign");
    }

    @Test
    void goAsARemovedTargetWhenTheyAreOver() throws IOException, InterruptedException {
        assertThat(api.post("/api/v1/watches", ORDER.replace("2d", "4s")).statusCode())
                .isEqualTo(201);
        assertThat(world.get("/metrics").body()).contains(FOREIGN);
        await().atMost(WITHIN).until(() -> !watched().contains(FOREIGN));
        assertThat(items()).isEmpty();
        assertThat(world.get("/metrics").body()).doesNotContain(FOREIGN);
        assertThat(api.get("/t/" + FOREIGN).body()).contains("No longer watched");
    }

    @Test
    void isEndedEarlyAlsoWhileTheConfigurationIsBroken() throws IOException, InterruptedException {
        Files.writeString(world.file, Files.readString(world.file) + "\nnonsense");

        assertThat(api.post("/api/v1/watches", ORDER).statusCode()).isEqualTo(201);
        assertThat(watched()).contains(FOREIGN);
        HttpResponse<String> ended = api.send("DELETE", "/api/v1/watches/1", "");
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(watched()).doesNotContain(FOREIGN);
        assertThat(api.send("DELETE", "/api/v1/watches/1", "").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/watches/1").statusCode()).isEqualTo(404);
        assertThat(acts())
                .contains("ann watch watch-1 198.51.100.7 campaign", "ann unwatch watch-1 198.51.100.7 campaign");
    }

    @Test
    void theSameOrderIsOneWatchAndAnotherUnderItsNameIsRefused() throws IOException, InterruptedException {
        String first = api.post("/api/v1/watches", ORDER).body();
        HttpResponse<String> again = api.post("/api/v1/watches", ORDER);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first);
        assertThat(api.post("/api/v1/watches", ORDER.replace("2d", "3d")).statusCode())
                .isEqualTo(409);
        assertThat(items()).hasSize(1);
        assertThat(acts().stream().filter(it -> it.contains("watch-"))).hasSize(1);

        // what the configuration names is as the configuration says, also when the watch is over
        assertThat(api.post(
                                "/api/v1/watches",
                                "{\"name\": \"own\", \"targets\": [\"192.0.2.10\"], \"expires\": \"1h\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.get("/api/v1/targets/192.0.2.10").body()).contains("mx1").doesNotContain("\"watch\"");
        assertThat(api.send("DELETE", "/api/v1/watches/2", "").statusCode()).isEqualTo(200);
        assertThat(watched()).contains("192.0.2.10");
    }

    @Test
    void sixteenAtOnceMakeOneWatch() throws InterruptedException, ExecutionException, IOException {
        ExecutorService people = Executors.newFixedThreadPool(16);
        try {
            List<Integer> answers = new ArrayList<>();
            Callable<Integer> order = () -> api.post("/api/v1/watches", ORDER).statusCode();
            for (Future<Integer> each : people.invokeAll(Collections.nCopies(16, order))) {
                answers.add(each.get());
            }
            assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        } finally {
            people.shutdownNow();
        }
        assertThat(items()).hasSize(1);
        assertThat(acts().stream().filter(it -> it.contains("watch-"))).hasSize(1);
    }

    /** No plan may ask a list more than its operator allows, whoever makes it. */
    @Test
    void whatAListDoesNotAllowIsRefused() throws IOException, InterruptedException {
        daemon.close();
        String text = Files.readString(world.file);
        Files.writeString(world.file, text.replace("tier = 1\n", "tier = 1\nterms = { queries_per_day = 600 }\n"));
        start();

        HttpResponse<String> answer = api.post("/api/v1/watches", ORDER.replace(FOREIGN, "198.51.100.0/28"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("would be asked");
        assertThat(api.post("/api/v1/watches", ORDER).statusCode())
                .as("one is allowed")
                .isEqualTo(201);
        assertThat(watched()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"a\", \"targets\": [\"198.51.100.7\"], \"expires\": \"31d\"} | expected a duration from 1s to 30d",
                "{\"name\": \"a\", \"targets\": [\"198.51.100.7\"], \"expires\": \"0s\"} | expected a duration from 1s to 30d",
                "{\"name\": \"a\", \"targets\": [\"198.51.100.7\"], \"expires\": \"soon\"} | is no duration",
                "{\"name\": \" \", \"targets\": [\"198.51.100.7\"], \"expires\": \"1d\"} | expected 1 to 60 characters",
                "{\"name\": \"a\\u202e\", \"targets\": [\"198.51.100.7\"], \"expires\": \"1d\"} | expected 1 to 60 characters",
                "{\"name\": \"a\", \"targets\": [], \"expires\": \"1d\"} | expected 1 to 20 targets",
                "{\"name\": \"a\", \"targets\": [\"198.51.100.0/24\"], \"expires\": \"1d\"} | is more than 20 addresses",
                "{\"name\": \"a\", \"targets\": [\"10.0.0.1\"], \"expires\": \"1d\"} | is private",
                "{\"name\": \"a\", \"targets\": [\"nonsense\"], \"expires\": \"1d\"} | is no domain"
            })
    void whatCannotBeWatchedIsRefusedInASentence(String order, String why) throws IOException, InterruptedException {
        HttpResponse<String> answer = api.post("/api/v1/watches", order);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(why);
        assertThat(items()).isEmpty();
    }

    private JsonNode status() throws IOException, InterruptedException {
        for (JsonNode row : JSON.readTree(api.get("/api/v1/status").body()).path("targets")) {
            if (row.path("target").asText().equals(FOREIGN)) {
                return row;
            }
        }
        throw new AssertionError("it is not in the status");
    }

    private JsonNode items() throws IOException, InterruptedException {
        return JSON.readTree(api.get("/api/v1/watches").body()).path("items");
    }

    private List<String> acts() {
        return daemon.database().read(t -> ActTable.last(t, 0, 100)).stream()
                .map(it -> it.who() + " " + it.verb() + " " + it.object() + " " + it.note())
                .toList();
    }

    private Set<String> watched() {
        return daemon.memory().view().targets().keySet().stream()
                .map(target -> target.text())
                .collect(Collectors.toSet());
    }
}

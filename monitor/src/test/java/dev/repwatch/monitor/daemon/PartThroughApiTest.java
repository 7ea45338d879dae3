package dev.repwatch.monitor.daemon;

import static dev.repwatch.monitor.daemon.PeopleThroughDaemonTest.BANK;
import static dev.repwatch.monitor.daemon.PeopleThroughDaemonTest.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.store.people.ActTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of who sees the shop alone, over the API; and that everything that changes something is kept with who did it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartThroughApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DaemonWorld world;
    private Daemon daemon;
    private Path folder;

    @BeforeAll
    void aDaemonWithPeople(@TempDir Path here) throws IOException {
        folder = here;
        world = PeopleThroughDaemonTest.world(here).with("""
            [guard]
            files = ["pools.json"]
            """);
        daemon = world.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().size() == 2
                        && !world.told(SHOP).isEmpty()
                        && !world.told(BANK).isEmpty());
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/status",
                "/api/v1/tasks",
                "/api/v1/tasks?limit=10",
                "/api/v1/episodes",
                "/api/v1/history?target=" + SHOP,
                "/api/v1/status?target=" + SHOP
            })
    void aPartIsThereAndNothingElse(String path) throws IOException, InterruptedException {
        assertThat(get("shopkeeper", path).body()).contains(SHOP).doesNotContain(BANK, "bank");
        assertThat(get("vera", path).body()).contains(SHOP);
    }

    /** Both listings are told in one conversation, so it is about more than the shop. */
    @Test
    void aConversationThatIsAlsoAboutOthersIsNotShown() throws IOException, InterruptedException {
        assertThat(get("shopkeeper", "/api/v1/alerts").body()).isEqualTo("{\"alerts\":[]}");
        assertThat(get("vera", "/api/v1/alerts").body()).contains("\"owner\":");
    }

    @Test
    void whatIsOfOthersIsNotThereForActsEither() throws IOException, InterruptedException {
        long episode = episode(BANK);
        long task = task(BANK);
        String before = get("vera", "/api/v1/tasks/" + task).body().replaceFirst("\"listed_seconds\":[0-9]+", "");
        String taken = get("vera", "/api/v1/alerts").body();

        for (String path : List.of(
                "/api/v1/history?target=" + BANK,
                "/api/v1/status?target=" + BANK,
                "/api/v1/tasks/" + task,
                "/api/v1/episodes/" + episode)) {
            HttpResponse<String> answer = get("shopkeeper", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(get("vera", path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(post("shopkeeper", "/api/v1/tasks/" + task + "/fixed", "{}").statusCode())
                .isEqualTo(404);
        assertThat(post("shopkeeper", "/api/v1/alerts/act", act("\"subject\":\"episode-" + episode + "\""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("shopkeeper", "/api/v1/episodes/act", act("\"ids\":[" + episode(SHOP) + "," + episode + "]"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("vera", "/api/v1/tasks/" + task).body().replaceFirst("\"listed_seconds\":[0-9]+", ""))
                .isEqualTo(before);
        assertThat(get("vera", "/api/v1/alerts").body()).isEqualTo(taken);
    }

    private static String act(String what) {
        return "{\"action\":\"ack\"," + what + "}";
    }

    @Test
    void severalAreTakenByOneCall() throws IOException, InterruptedException {
        HttpResponse<String> done = post(
                "olga",
                "/api/v1/episodes/act",
                "{\"action\":\"note\",\"note\":\"the form is off\",\"ids\":[" + episode(SHOP) + "," + episode(BANK)
                        + "]}");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(JSON.readTree(done.body()).path("done").findValuesAsText("subject"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(get("vera", "/api/v1/tasks/" + task(SHOP)).body()).contains("the form is off");
        assertThat(get("vera", "/api/v1/tasks/" + task(BANK)).body()).contains("the form is off");
        assertThat(post("olga", "/api/v1/episodes/act", act("\"ids\":[]")).statusCode())
                .isEqualTo(422);
        assertThat(post("olga", "/api/v1/episodes/act", act("\"ids\":[999999]")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void episodesComeWorstFirstAPageAtATime() throws IOException, InterruptedException {
        List<String> targets = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = JSON.readTree(
                    get("vera", "/api/v1/episodes?open=true&limit=1" + after).body());
            targets.add(page.path("items").path(0).path("target").asText());
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());

        assertThat(targets).contains(SHOP, BANK).doesNotHaveDuplicates();
        assertThat(get("vera", "/api/v1/episodes?open=false").body()).contains("\"total\":0");
    }

    @Test
    void whateverChangesSomethingIsKeptWithWhoDidIt() throws IOException, InterruptedException {
        assertThat(post("olga", "/api/v1/silences", "{\"match\":{\"target\":\"192.0.2.99\"},\"for\":\"1h\"}")
                        .statusCode())
                .isEqualTo(200);
        String address = "{\"address\":\"hanako@customer.example\"}";
        assertThat(post("adam", "/api/v1/suppression/add", address).statusCode())
                .isEqualTo(200);
        assertThat(post("adam", "/api/v1/suppression/remove", address).body()).contains("true");
        assertThat(post("adam", "/api/v1/suppression/remove", address).body()).contains("false");
        assertThat(post("adam", "/api/v1/maillog/forget", "{\"older_than\":\"400d\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("adam", "/-/reload", "{}").statusCode()).isEqualTo(200);
        assertThat(post("adam", "/api/v1/backup", "{\"file\":\"" + folder.resolve("copy.mv.db") + "\"}")
                        .statusCode())
                .isEqualTo(200);
        long message = daemon.database()
                .inTransaction(t -> t.handle()
                        .createQuery("SELECT MIN(id) FROM outbox")
                        .mapTo(Long.class)
                        .one());
        daemon.database()
                .inTransaction(t -> t.handle().execute("UPDATE outbox SET state = 'DEAD' WHERE id = ?", message));
        assertThat(post("adam", "/api/v1/outbox/" + message + "/retry", "{}").statusCode())
                .isEqualTo(200);
        world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "seen", "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> post("adam", "/api/v1/guard/undo", "{}").statusCode() == 200);

        List<ActTable.Act> kept = daemon.database().read(t -> ActTable.last(t, 0, 100));
        assertThat(kept.stream()
                        .filter(it -> it.door().equals("api"))
                        .map(it -> it.who() + " " + it.verb() + " " + it.object()))
                .contains(
                        "adam suppress address ***@customer.example",
                        "adam unsuppress address ***@customer.example",
                        "adam reload configuration",
                        "adam backup " + folder.resolve("copy.mv.db"),
                        "adam retry message-" + message,
                        "adam undo guard")
                .anyMatch(it -> it.startsWith("adam forget mail logs before "))
                .anyMatch(it -> it.startsWith("olga silence silence-"));
        assertThat(kept.stream().filter(it -> it.verb().equals("unsuppress"))).hasSize(1);
        assertThat(kept.toString()).doesNotContain("hanako");
    }

    private long episode(String target) {
        return daemon.memory().view().open().stream()
                .filter(it -> it.target().text().equals(target))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long task(String target) throws IOException, InterruptedException {
        for (JsonNode task : JSON.readTree(get("vera", "/api/v1/tasks").body()).path("tasks")) {
            if (task.toString().contains(target)) {
                return task.path("id").asLong();
            }
        }
        throw new AssertionError("no task for " + target);
    }

    private HttpResponse<String> get(String who, String path) throws IOException, InterruptedException {
        return send(who, request(path).GET());
    }

    private HttpResponse<String> post(String who, String path, String body) throws IOException, InterruptedException {
        return send(
                who,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path));
    }

    private static HttpResponse<String> send(String who, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String pair = who + ":" + PeopleThroughDaemonTest.PASSWORD;
        return HttpClient.newHttpClient()
                .send(
                        request.header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

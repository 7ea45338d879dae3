package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at targets that nobody watches, through the daemon. */
class CheckOnceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FOREIGN = "198.51.100.7";

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;

    @BeforeEach
    void aDaemon(@TempDir Path folder) throws IOException {
        world = new DaemonWorld(folder);
        world.nameserver.zone(DaemonWorld.ZONE).list(FOREIGN, "seen", "127.0.0.2");
        daemon = world.start();
        api = ApiCaller.of(world, folder);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/-/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        daemon.close();
        world.close();
    }

    private JsonNode checked(String targets) throws IOException, InterruptedException {
        HttpResponse<String> asked = api.post("/api/v1/checks", "{\"targets\":[" + targets + "]}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String id = JSON.readTree(asked.body()).path("id").asText();
        assertThat(asked.headers().firstValue("Location")).contains("checks/" + id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !api.get("/api/v1/checks/" + id).body().contains("\"waiting\""));
        return JSON.readTree(api.get("/api/v1/checks/" + id).body());
    }

    @Test
    void listsAreAskedOnceAndNothingIsWatchedForIt() throws IOException, InterruptedException {
        JsonNode check = checked("\"" + FOREIGN + "\",\"198.51.100.8\",\"example.org\"");

        assertThat(check.path("state").asText()).isEqualTo("done");
        assertThat(check.path("targets").findValuesAsText("target"))
                .containsExactly(FOREIGN, "198.51.100.8", "example.org");
        assertThat(check.path("targets").path(0).path("verdict").asText()).isEqualTo("listed");
        assertThat(check.path("targets")
                        .path(0)
                        .path("findings")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("seen");
        assertThat(check.path("targets").path(1).path("verdict").asText()).isEqualTo("clean");
        // no list here takes domains: nobody was asked, so nothing is known
        assertThat(check.path("targets").path(2).path("verdict").asText()).isEqualTo("unknown");
        assertThat(api.get("/api/v1/status").body()).doesNotContain(FOREIGN);
        assertThat(daemon.memory().view().open()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerSaysNothing() throws IOException, InterruptedException {
        world.nameserver.zone(DaemonWorld.ZONE).misbehave(BrokenLists.rcode("REFUSED"));

        assertThat(checked("\"198.51.100.9\"")
                        .path("targets")
                        .path(0)
                        .path("verdict")
                        .asText())
                .isEqualTo("unknown");
    }

    @Test
    void notTooManyAtOnceNorTooOften() throws IOException, InterruptedException {
        assertThat(api.post("/api/v1/checks", "{\"targets\":[]}").statusCode()).isEqualTo(422);
        assertThat(api.post("/api/v1/checks", "{\"targets\":[\"198.51.100.0/24\"]}")
                        .body())
                .contains("/targets/0");
        assertThat(api.post("/api/v1/checks", "{\"targets\":[\"no target\"]}").statusCode())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/checks/999").statusCode()).isEqualTo(404);
        for (int i = 0; i < 10; i++) {
            assertThat(api.post("/api/v1/checks", "{\"targets\":[\"198.51.100.8\"]}")
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(api.post("/api/v1/checks", "{\"targets\":[\"198.51.100.8\"]}")
                        .statusCode())
                .isEqualTo(429);
    }
}

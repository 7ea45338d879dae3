package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Many people at one task at once, and one who acts on what is no longer so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyWritersTest {

    private static final int WRITERS = 16;

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;

    @BeforeAll
    void aDaemonWithOneTask(@TempDir Path folder) throws IOException {
        world = new DaemonWorld(folder);
        world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "seen", "127.0.0.2");
        daemon = world.start();
        api = ApiCaller.of(world, folder);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/tasks").body().contains("192.0.2.10"));
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    private JsonNode task() throws Exception {
        return new ObjectMapper().readTree(api.get("/api/v1/tasks/1").body());
    }

    /** A press that came twice is one; so are forty-six of sixteen people within a moment. */
    @Test
    @Order(1)
    void theSameActCountsOnceHoweverManyDoIt() throws Exception {
        List<Integer> statuses = all(IntStream.range(0, 46)
                .mapToObj(i -> (Act) () -> api.by("writer " + i % WRITERS)
                        .post("/api/v1/tasks/1/requested", i % 3 == 0 ? "{\"note\":\"form " + i + "\"}" : "{}")
                        .statusCode())
                .toList());

        assertThat(statuses).hasSize(46).containsOnly(200);
        assertThat(task().path("requests").asInt()).isEqualTo(1);
        assertThat(task().path("state").asText()).isEqualTo("requested");
    }

    @Test
    @Order(2)
    void theJournalHasEveryNoteAndIsInOrder() throws Exception {
        List<Integer> statuses = all(IntStream.range(0, WRITERS)
                .mapToObj(writer -> (Act) () -> {
                    int worst = 0;
                    for (int i = 0; i < 5; i++) {
                        worst = Math.max(
                                worst,
                                api.by("writer " + writer)
                                        .post("/api/v1/tasks/1/note", "{\"note\":\"" + writer + " says " + i + "\"}")
                                        .statusCode());
                    }
                    return worst;
                })
                .toList());

        assertThat(statuses).containsOnly(200);
        List<JsonNode> notes = StreamSupport.stream(task().path("notes").spliterator(), false)
                .filter(it -> it.path("what").asText().equals("note"))
                .toList();
        assertThat(notes).hasSize(WRITERS * 5);
        assertThat(notes.stream().map(it -> it.path("at").asText()).toList()).isSorted();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer " + writer;
            assertThat(notes.stream()
                            .filter(it -> it.path("who").asText().equals(name))
                            .map(it -> it.path("note").asText().replaceAll(".* ", "")))
                    .containsExactly("0", "1", "2", "3", "4");
        }
    }

    @Test
    @Order(3)
    void whoActsOnWhatIsNoLongerSoIsToldWhatTheOtherDid() throws Exception {
        String seen = api.get("/api/v1/tasks/1").headers().firstValue("ETag").orElseThrow();
        assertThat(api.with(Map.of("If-None-Match", seen))
                        .get("/api/v1/tasks/1")
                        .statusCode())
                .isEqualTo(304);
        assertThat(api.by("ann")
                        .with(Map.of("If-Match", seen))
                        .post("/api/v1/tasks/1/note", "{\"note\":\"I call them\"}")
                        .statusCode())
                .isEqualTo(200);

        var stale = api.by("bob").with(Map.of("If-Match", seen)).post("/api/v1/tasks/1/fixed", "{}");

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(stale.body()).contains("ann: note at ").contains("I call them");
        assertThat(task().path("state").asText()).isEqualTo("requested");
    }

    @Test
    @Order(4)
    void aBodyGivesNobodyAName() throws Exception {
        api.post("/api/v1/tasks/1/note", "{\"note\":\"hello\",\"who\":\"mallory\"}");

        assertThat(task().path("notes").toString()).contains("\"api token\"").doesNotContain("mallory");
    }

    private interface Act {
        int done() throws Exception;
    }

    private static List<Integer> all(List<Act> acts) throws InterruptedException {
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            acts.forEach(act -> writers.execute(() -> {
                try {
                    statuses.add(act.done());
                } catch (Exception e) {
                    statuses.add(-1);
                }
            }));
        } finally {
            writers.shutdown();
        }
        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return statuses;
    }
}

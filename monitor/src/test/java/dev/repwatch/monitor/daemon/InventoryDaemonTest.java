package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that an inventory names over HTTP are watched as those of a file, whatever becomes of the inventory. */
class InventoryDaemonTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String BROKEN = "A target file or inventory is broken; what it last said stays in force";
    private static final String ONE = "[{\"targets\": [\"192.0.2.77:25\"], \"labels\": {\"owner\": \"ann\"}}]";
    private static final String TWO = "[{\"targets\": [\"192.0.2.78\", \"192.0.2.79\"]}]";

    @TempDir
    Path folder;

    private final Queue<RecordedRequest> asked = new ConcurrentLinkedQueue<>();
    private volatile MockResponse answer = said(ONE, "\"one\"");

    @Test
    void itsTargetsAreWatchedAndItsTroubleIsToldOnce() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder);
                MockWebServer inventory = inventory()) {
            configure(world, inventory);
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> watched(daemon).contains("192.0.2.77"));
                assertThat(world.get("/api/v1/targets?q=192.0.2.77").body()).contains("bulk", "ann");
                assertThat(asked.element().getHeaders().get("Authorization")).isEqualTo("Bearer s3cret-of-a-test");
                assertThat(asked.element().getHeaders().get("X-Prometheus-Refresh-Interval-Seconds"))
                        .isEqualTo("1");
                await().atMost(WITHIN)
                        .until(() -> asked.stream()
                                .anyMatch(it -> "\"one\"".equals(it.getHeaders().get("If-None-Match"))));
                assertThat(world.get("/metrics").body()).contains("repwatch_config_broken_target_files 0");

                answer = new MockResponse.Builder().code(500).build();
                await().atMost(WITHIN).until(() -> !world.told(BROKEN).isEmpty());
                assertThat(world.told("config.toml")).isNotEmpty();
                assertThat(world.get("/metrics").body()).contains("repwatch_config_broken_target_files 1");
                int questions = asked.size();
                await().atMost(WITHIN).until(() -> asked.size() > questions + 1);
                assertThat(world.told(BROKEN)).as("once").hasSize(1);
                assertThat(watched(daemon))
                        .as("as before")
                        .containsExactlyInAnyOrder("192.0.2.10", "192.0.2.11", "192.0.2.77");
            }
            // a start needs no inventory
            try (Daemon again = world.start()) {
                assertThat(watched(again)).contains("192.0.2.77");
                answer = said(TWO, "\"two\"");
                await().atMost(WITHIN)
                        .until(() ->
                                watched(again).equals(Set.of("192.0.2.10", "192.0.2.11", "192.0.2.78", "192.0.2.79")));
            }
        }
    }

    @Test
    void itIsToldWhenItIsWellAgainAndForgottenWhenItIsTakenOut() throws IOException, InterruptedException {
        answer = said("[{\"targets\": [\"10.0.0.1\"]}]", "\"private\"");
        try (DaemonWorld world = new DaemonWorld(folder);
                MockWebServer inventory = inventory()) {
            String before = Files.readString(world.file);
            configure(world, inventory);
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN)
                        .until(() -> !world.told("\"10.0.0.1\" is private").isEmpty());
                assertThat(watched(daemon)).hasSize(2);

                answer = said(ONE, "\"one\"");
                await().atMost(WITHIN)
                        .until(() -> !world.told("The target files and inventories are good again")
                                .isEmpty());
                assertThat(watched(daemon)).contains("192.0.2.77");

                Files.writeString(world.file, before);
                daemon.reload();
                assertThat(watched(daemon)).doesNotContain("192.0.2.77");
                assertThat(world.get("/metrics").body()).contains("repwatch_config_broken_target_files 0");
                assertThat(folder.resolve("data/target-urls")).isEmptyDirectory();
            }
        }
    }

    private MockWebServer inventory() throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                MockResponse now = answer;
                String tag = now.getHeaders().get("ETag");
                return tag != null && tag.equals(request.getHeaders().get("If-None-Match"))
                        ? new MockResponse.Builder().code(304).build()
                        : now;
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    private void configure(DaemonWorld world, MockWebServer inventory) throws IOException {
        Path token = Files.writeString(folder.resolve("inventory-token"), "s3cret-of-a-test\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        world.with("""
            [[target_urls]]
            url = "http://127.0.0.1:%d/sd"
            interval = "1s"
            token = { file = "inventory-token" }
            pool = "bulk"
            """.formatted(inventory.getPort()));
    }

    private static Set<String> watched(Daemon daemon) {
        return daemon.memory().view().targets().keySet().stream()
                .map(target -> target.text())
                .collect(Collectors.toSet());
    }

    private static MockResponse said(String json, String tag) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .addHeader("ETag", tag)
                .body(json)
                .build();
    }
}

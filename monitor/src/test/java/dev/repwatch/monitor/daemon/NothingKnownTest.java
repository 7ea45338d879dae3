package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No list could be asked: that is no score of 100, and nothing is ready. */
class NothingKnownTest {

    @Test
    void isUnknownEverywhere(@TempDir Path folder) throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).with("""

            [[targets]]
            addresses = ["192.0.2.12"]
            """)) {
            world.nameserver.zone(DaemonWorld.ZONE).misbehave(BrokenLists.rcode("SERVFAIL"));
            try (Daemon running = world.start()) {
                assertThat(running).isNotNull();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> world.get("/-/ready").body().contains("no list could be asked"));

                assertThat(world.get("/api/v1/status").body()).contains("\"score\":null");
                assertThat(world.get("/metrics").body()).doesNotContain("repwatch_target_score{");
                assertThat(world.get("/").body()).contains("unknown");
                assertThat(world.get("/-/ready").statusCode()).isEqualTo(503);
                assertThat(Said.good(world.file, "status")).contains("unknown").doesNotContain("100");
            }
        }
    }

    /** Without selectors there are no keys to look at, and without a HELO name none: that is calm, and no knowledge. */
    @Test
    void aCheckThatHasNothingToLookAtIsNoKnowledge(@TempDir Path folder) throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).with("""

            [[targets]]
            domains = ["shop.example"]
            addresses = ["192.0.2.12"]
            """)) {
            world.nameserver.zone(DaemonWorld.ZONE).misbehave(BrokenLists.rcode("SERVFAIL"));
            try (Daemon running = world.start(DaemonEnvironment.ofSystem("test"))) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> running.posture().orElseThrow().targets().size() >= 2);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> world.get("/metrics")
                                .body()
                                .contains("repwatch_list_last_success_timestamp_seconds{list=\"posture-dkim\"}"));

                assertThat(world.get("/api/v1/status").body()).doesNotContain("\"score\":100");
                assertThat(world.get("/metrics").body()).doesNotContain("repwatch_target_score{");
            }
        }
    }
}

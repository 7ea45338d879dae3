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
}

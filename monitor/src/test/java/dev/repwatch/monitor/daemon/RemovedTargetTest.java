package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.config.ConfigOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that leaves the configuration is on no page of metrics after that. */
class RemovedTargetTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String LEAVES = "192.0.2.10";

    @Test
    void isGoneAtTheNextScrapeWithItsListings(@TempDir Path folder) throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            world.nameserver.zone(DaemonWorld.ZONE).list(LEAVES, "Spam", "127.0.0.2");
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN)
                        .untilAsserted(() -> assertThat(world.get("/metrics").body())
                                .contains("repwatch_listing_active{target=\"" + LEAVES + "\"")
                                .contains("repwatch_target_info{target=\"192.0.2.11\""));
                String text = Files.readString(world.file);
                assertThat(text).contains("\"" + LEAVES + "\", ");
                Files.writeString(world.file, text.replace("\"" + LEAVES + "\", ", ""));
                assertThat(daemon.reload()).isInstanceOf(ConfigOutcome.Read.class);
                assertThat(world.get("/metrics").body())
                        .doesNotContain(LEAVES)
                        .contains("repwatch_target_info{target=\"192.0.2.11\"")
                        .contains("repwatch_build_info{version=\"test\",revision=\"unknown\"");
            }
        }
    }
}

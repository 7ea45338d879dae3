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

/** What a broken target file last said stays in force, and everybody hears of it once. */
class BrokenTargetFileTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String BROKEN = "A target file or inventory is broken; what it last said stays in force";

    @TempDir
    Path folder;

    @Test
    void isToldOnceUntilItIsMended() throws IOException, InterruptedException {
        Path targets = Files.writeString(folder.resolve("more.txt"), "192.0.2.77\n");
        try (DaemonWorld world = new DaemonWorld(folder)) {
            world.with("[[target_files]]\npath = \"more.txt\"\n");
            try (Daemon daemon = world.start()) {
                assertThat(metrics(world)).contains("repwatch_config_broken_target_files 0");

                Files.writeString(targets, "192.0.2.77\n192.0.2.0/33\n");
                for (int reload = 0; reload < 3; reload++) {
                    ConfigOutcome outcome = daemon.reload();
                    int watched =
                            outcome.match(read -> read.settings().targets().size(), refused -> -1);
                    assertThat(watched).as("as before").isEqualTo(3);
                }
                await().atMost(WITHIN).until(() -> !world.told(BROKEN).isEmpty());
                assertThat(world.told("more.txt:2")).isNotEmpty();
                assertThat(metrics(world)).contains("repwatch_config_broken_target_files 1");

                Files.writeString(targets, "192.0.2.77\n192.0.2.78\n");
                daemon.reload();
                await().atMost(WITHIN)
                        .until(() -> !world.told("The target files and inventories are good again")
                                .isEmpty());
                assertThat(metrics(world)).contains("repwatch_config_broken_target_files 0");
            }
        }
    }

    private static String metrics(DaemonWorld world) throws IOException, InterruptedException {
        return world.get("/metrics").body();
    }
}

package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.store.Circling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon whose database thread goes round in circles: it once stood still, ready and silent. */
@Tag("slow")
class StuckDatabaseDaemonTest {

    private static final String STUCK = "The database does not end its work; repwatch ends now";

    @TempDir
    Path folder;

    @Test
    void itIsToldAndTheProcessEnds() throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder).storing("path = \"data/repwatch\"\ntime_limit = \"5s\"")) {
            AtomicInteger ended = new AtomicInteger();
            Daemon daemon = start(world, ended::incrementAndGet);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> world.get("/-/ready").statusCode() == 200);
            assertThat(world.get("/-/healthy").statusCode()).isEqualTo(200);
            try (Circling circling = Circling.begin(daemon.database())) {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> world.get("/-/ready").statusCode() == 503);
                assertThat(ended).hasValue(0);
                await().atMost(Duration.ofSeconds(15)).until(() -> ended.get() == 1);
                assertThat(world.told(STUCK)).hasSize(1);
                assertThat(world.told("The database does not work")).isEmpty();
                assertThat(world.get("/-/healthy").statusCode()).isEqualTo(503);
                assertThat(world.get("/-/healthy").body()).startsWith("unhealthy: the database has not ended");
            }
            // a process would be gone by now; this one still holds the file, and ends all the same
            daemon.close();
            assertThat(ended).hasValue(1);
        }
    }

    @Test
    void theProcessAfterItSaysOnceThatTheDatabaseWorksAgain() throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            new LastWords(Files.createDirectories(folder.resolve("data"))).leave("0123456789");
            try (Daemon next = start(world, () -> {})) {
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> world.told("The database works again").size() == 1);
                assertThat(next.database().health().up()).isTrue();
            }
            try (Daemon later = start(world, () -> {})) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> world.get("/-/ready").statusCode() == 200);
                assertThat(later.database().health().up()).isTrue();
                assertThat(world.told("The database works again")).hasSize(1);
            }
        }
    }

    private static Daemon start(DaemonWorld world, Runnable end) throws Exception {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(
                world.file,
                reader,
                settings,
                DaemonEnvironment.ofSystem("test").withoutPosture().ending(end));
    }
}

package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of a listing that is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearedListingTest {

    private static final String IP = "192.0.2.12";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private DaemonWorld world;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Daemon daemon;

    @BeforeAll
    void listedAndClean(@TempDir Path folder) throws IOException {
        world = new DaemonWorld(folder).with("""

            [[targets]]
            addresses = ["192.0.2.12"]
            pool = "bulk"
            labels = { owner = "mail-team" }
            """);
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        daemon = Daemon.start(
                world.file, reader, settings, DaemonEnvironment.ofSystem("test").withoutPosture());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> daemon.memory().view().targets().values().stream()
                        .allMatch(target -> target.lastRound().isPresent()));
        world.nameserver.zone(DaemonWorld.ZONE).list(IP, "Spam", "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !daemon.memory().view().open().isEmpty());
        world.nameserver.zone(DaemonWorld.ZONE).unlist(IP);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !daemon.memory().view().recentlyClosed().isEmpty());
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @Test
    void timesSayHowLongEachListTook() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Said.good(world.file, "delist", "times"))
                        .contains("near-blocklist", "after request"));
    }

    @Test
    void theMeanTimeOfEachListIsExported() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(world.get("/metrics").body())
                        .containsPattern("repwatch_delisting_mean_duration_seconds\\{list=\"near-blocklist\"} \\d+"));
    }

    @Test
    void timesAreMeantOverPoolsAndOwnersToo() {
        assertThat(Said.good(world.file, "delist", "times", "--by", "pool"))
                .containsPattern("(?m)^bulk +1 ")
                .doesNotContain("transactional");
        assertThat(Said.good(world.file, "delist", "times", "--by", "owner")).containsPattern("(?m)^mail-team +1 ");
    }

    @Test
    void historyIsATableARowsFileOrOneObject() throws IOException {
        assertThat(Said.good(world.file, "history", IP))
                .contains("near-blocklist", "cleared")
                .containsPattern("(?m)^near-blocklist +1 +0(\\.\\d+)?$");
        assertThat(Said.good(world.file, "history", IP, "--output", "csv").lines())
                .first()
                .asString()
                .startsWith("id,list,severity,codes,first_seen,opened_at,closed_at,closed_because,hours,recurrence");
        assertThat(Said.good(world.file, "history", IP, "--output", "csv").lines())
                .hasSize(2)
                .last()
                .asString()
                .containsPattern("^1,near-blocklist,critical,127.0.0.2,20.*,cleared,0.0,1,spam source$");
        JsonNode json = new ObjectMapper().readTree(Said.good(world.file, "history", IP, "--output", "json"));
        assertThat(json.path("target").asText()).isEqualTo(IP);
        assertThat(json.path("episodes")).hasSize(1);
        assertThat(json.path("events"))
                .extracting(event -> event.path("kind").asText())
                .containsExactly("opened", "cleared");
        assertThat(json.path("scores")).isNotEmpty();
    }

    @Test
    void historyGoesBackAsManyDaysAsAsked() {
        assertThat(Said.good(world.file, "history", IP, "--days", "1")).contains("near-blocklist");
        assertThat(Said.by(world.file, "history", IP, "--days", "0").err()).contains("days: a number from 1 to");
        assertThat(Said.by(world.file, "history", "198.51.100.1").err()).contains("never watched");
    }
}

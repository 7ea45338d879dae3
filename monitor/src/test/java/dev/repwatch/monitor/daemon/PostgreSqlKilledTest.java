package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.DebianPostgreSql;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StoreAudit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon on a PostgreSQL server that is killed while an address becomes listed, and comes back. */
@Tag("peers")
class PostgreSqlKilledTest {

    private static final String LISTED = "192.0.2.10";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String ADDED = """

        [[targets]]
        addresses = ["192.0.2.77"]
        """;

    @TempDir
    Path folder;

    @Test
    void isToldAndCountedAndTheDaemonGoesOnByItself() throws Exception {
        try (DebianPostgreSql server = DebianPostgreSql.start();
                DaemonWorld world = on(server);
                Daemon daemon = start(world)) {
            await().atMost(PATIENCE).until(() -> get(world, "/-/ready").statusCode() == 200);
            server.kill();
            world.nameserver.zone(DaemonWorld.ZONE).list(LISTED, "Spam", "127.0.0.2");
            await().atMost(PATIENCE).until(() -> told(world, "The database does not work"));
            assertThat(get(world, "/-/ready").statusCode()).isEqualTo(503);
            assertThat(get(world, "/metrics").body())
                    .containsPattern("(?m)^repwatch_storage_errors_total\\{op=\"write\"} [1-9]");
            long failures = daemon.database().health().failures();
            await().atMost(PATIENCE).until(() -> daemon.database().health().failures() >= failures + 3);
            assertThat(times(world, "The database works again")).isZero();
            Files.writeString(world.file, Files.readString(world.file) + ADDED);
            assertThat(daemon.reload()).isInstanceOf(ConfigOutcome.Read.class);
            assertThat(watched(daemon, "192.0.2.77"))
                    .as("the old configuration stays in force")
                    .isFalse();
            server.goOn();
            await().atMost(PATIENCE).until(() -> told(world, "The database works again"));
            await().atMost(PATIENCE)
                    .until(() -> told(world, "Near Blocklist")
                            && daemon.memory().view().open().stream()
                                    .map(Episode::target)
                                    .anyMatch(target -> target.text().equals(LISTED)));
            await().atMost(PATIENCE).until(() -> watched(daemon, "192.0.2.77"));
            assertThat(daemon.database().read(StoreAudit::faults)).isEmpty();
            await().atMost(PATIENCE).until(() -> get(world, "/-/ready").statusCode() == 200);
            assertThat(times(world, "The database does not work")).isEqualTo(1);
            assertThat(times(world, "The database works again")).isEqualTo(1);
        }
    }

    private static boolean watched(Daemon daemon, String address) {
        return daemon.memory().view().targets().keySet().stream()
                .anyMatch(target -> target.text().equals(address));
    }

    private DaemonWorld on(DebianPostgreSql server) throws IOException {
        StorageLocation.PostgreSql there = (StorageLocation.PostgreSql) server.location();
        DaemonWorld world = new DaemonWorld(folder);
        String storage = "path = \"data/repwatch\"\n";
        assertThat(Files.readString(world.file)).contains(storage);
        Files.writeString(
                world.file,
                Files.readString(world.file)
                        .replace(
                                storage,
                                storage + "kind = \"postgresql\"\nhost = \"127.0.0.1\"\nport = " + there.port()
                                        + "\ndatabase = \"postgres\"\nuser = \"repwatch\"\n"));
        return world;
    }

    private static boolean told(DaemonWorld world, String words) {
        return times(world, words) > 0;
    }

    private static long times(DaemonWorld world, String words) {
        return world.slack.received().stream()
                .filter(post -> post.json().contains(words))
                .count();
    }

    private static HttpResponse<String> get(DaemonWorld world, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Daemon start(DaemonWorld world) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        return Daemon.start(
                world.file, reader, settings, DaemonEnvironment.ofSystem("test").withoutPosture());
    }
}

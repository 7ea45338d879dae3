package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is read again brings new patience, new score rules and a new retention to the running daemon. */
class ReloadedRulesTest {

    private static final String PATIENT = "confirm_retry = \"1h\"";
    private static final String SENDER = "192.0.2.10";
    private static final String FELL = "Reputation of 192.0.2.10 (mx1)";
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void areInForceAtOnce() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            rewrite(world, "confirm_retry = \"1s\"", PATIENT);
            try (Daemon daemon = start(world)) {
                await().atMost(WITHIN)
                        .until(() -> daemon.memory().view().targets().values().stream()
                                .allMatch(target -> target.lastRound().isPresent()));
                oldLine(daemon);
                world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "Spam", "127.0.0.2");
                daemon.look();
                assertThat(daemon.memory().nextRecheck()).isPresent();
                assertThat(daemon.memory().view().open()).isEmpty();
                rewrite(world, PATIENT, "confirm_answers = 1");
                world.with("""
                    [retention]
                    keep = "30d"
                    thin = "1d"
                    """);
                daemon.reload();
                daemon.look();
                await().atMost(WITHIN)
                        .untilAsserted(
                                () -> assertThat(daemon.memory().view().open()).hasSize(1));
                await().atMost(WITHIN)
                        .untilAsserted(() -> assertThat(oldLines(daemon)).isZero());
            }
        }
    }

    /** Two feeds cost points, one before the rules change and one after: only the second fall is told. */
    @Test
    void areThoseByWhichAScoreFalls() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            world.nameserver.zone("first.near.test").list(SENDER, "low", "127.0.4.30");
            world.nameserver.zone("second.near.test").list(SENDER, "worst", "127.0.0.10");
            world.with("""
                [score]
                drop = 100
                threshold = 0
                hysteresis = 0
                """);
            try (Daemon daemon = start(world)) {
                await().atMost(WITHIN).until(() -> world.get("/-/ready").statusCode() == 200);
                world.with("[feeds.senderscore]\nzone = \"first.near.test\"\n");
                daemon.reload();
                await().atMost(WITHIN).until(() -> score(daemon) < 100);
                int fallen = score(daemon);

                rewrite(world, "drop = 100", "drop = 5");
                world.with("[feeds.mailspike]\nzone = \"second.near.test\"\n");
                daemon.reload();
                await().atMost(WITHIN).until(() -> score(daemon) < fallen);
                await().atMost(WITHIN).until(() -> !world.told(FELL).isEmpty());
                assertThat(world.told(FELL))
                        .singleElement()
                        .asString()
                        .contains(FELL + " fell from 100 to " + score(daemon));
            }
        }
    }

    private static int score(Daemon daemon) {
        return daemon.memory().view().targets().entrySet().stream()
                .filter(it -> it.getKey().text().equals(SENDER))
                .mapToInt(it -> it.getValue().score())
                .sum();
    }

    private static void oldLine(Daemon daemon) {
        long at = InstantSource.system().instant().minus(Duration.ofDays(100)).toEpochMilli();
        daemon.database()
                .inTransaction(t -> t.handle()
                        .execute(
                                "INSERT INTO list_event (source_id, at, kind, detail)"
                                        + " SELECT MIN(id), ?, 'test', '' FROM source",
                                at));
        assertThat(oldLines(daemon)).isEqualTo(1);
    }

    private static long oldLines(Daemon daemon) {
        return count(daemon, "list_event WHERE kind = 'test'");
    }

    private static long count(Daemon daemon, String rows) {
        return daemon.database()
                .<Long>read(t -> t.handle()
                        .createQuery("SELECT COUNT(*) FROM " + rows)
                        .mapTo(Long.class)
                        .one());
    }

    private static void rewrite(DaemonWorld world, String before, String after) throws IOException {
        String text = Files.readString(world.file);
        assertThat(text).contains(before);
        Files.writeString(world.file, text.replace(before, after));
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

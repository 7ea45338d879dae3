package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.store.LoopDisk;
import dev.repwatch.monitor.store.StoreAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon whose disk fills up, or turns read-only, while an address becomes listed. */
@Tag("peers")
class DiskTroubleTest {

    private static final String BEFORE = "192.0.2.11";
    private static final String MEANWHILE = "192.0.2.10";
    private static final String LISTED = " (mx1) is listed on Near Blocklist";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsToldAndCountedAndTheDaemonGoesOnByItselfWhenThereIsSpace() throws Exception {
        try (LoopDisk disk = LoopDisk.in(folder, 16);
                DaemonWorld world = on(disk);
                Daemon daemon = world.start()) {
            LoopbackZone zone = world.nameserver.zone(DaemonWorld.ZONE);
            eventually(() -> world.get("/-/ready").statusCode() == 200);
            zone.list(BEFORE, "Spam", "127.0.0.2");
            eventually(() -> world.told(BEFORE + LISTED).size() == 1);

            disk.fill();
            zone.list(MEANWHILE, "Spam", "127.0.0.2");
            eventually(() -> !world.told("The database does not work").isEmpty());
            assertThat(world.told("no space left for the database")).hasSize(1);
            try (EveryLog log = EveryLog.begin()) {
                someRounds(zone);
                assertThat(log.asShipped())
                        .as("a full disk must not fill another with its log")
                        .hasSizeLessThan(60);
            }
            assertThat(world.get("/-/ready").statusCode()).isEqualTo(503);
            assertThat(world.get("/metrics").body())
                    .containsPattern("(?m)^repwatch_storage_errors_total\\{op=\"write\"} [1-9]");
            assertThat(world.told("The database does not work")).hasSize(1);
            assertThat(world.told("The database works again")).isEmpty();

            disk.free();
            eventually(() -> !world.told("The database works again").isEmpty());
            eventually(() -> !world.told(MEANWHILE + LISTED).isEmpty());
            someRounds(zone);
            assertThat(world.told("The database does not work")).hasSize(1);
            assertThat(world.told("The database works again")).hasSize(1);
            bothAreThereAndTold(world, daemon);
            assertThat(world.get("/-/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneThatTurnsReadOnlyIsToldAndCountedAndAfterTheRepairNothingIsMissing() throws Exception {
        try (LoopDisk disk = LoopDisk.in(folder, 16);
                DaemonWorld world = on(disk)) {
            LoopbackZone zone = world.nameserver.zone(DaemonWorld.ZONE);
            try (Daemon daemon = world.start()) {
                eventually(() -> world.get("/-/ready").statusCode() == 200);
                zone.list(BEFORE, "Spam", "127.0.0.2");
                eventually(() -> world.told(BEFORE + LISTED).size() == 1);
                disk.fail();
                zone.list(MEANWHILE, "Spam", "127.0.0.2");
                eventually(() -> !world.told("The database does not work").isEmpty());
                someRounds(zone);
                assertThat(world.told("the file system of the database is read-only"))
                        .hasSize(1);
                assertThat(world.told("The database works again")).isEmpty();
                assertThat(world.get("/-/ready").statusCode()).isEqualTo(503);
                assertThat(world.get("/metrics").body())
                        .containsPattern("(?m)^repwatch_storage_errors_total\\{op=\"write\"} [1-9]");
                assertThat(daemon.memory().view().open())
                        .extracting(episode -> episode.target().text())
                        .containsExactly(BEFORE);
            }
            disk.repair();
            try (Daemon daemon = world.start()) {
                eventually(() -> !world.told(MEANWHILE + LISTED).isEmpty());
                someRounds(zone);
                bothAreThereAndTold(world, daemon);
            }
        }
    }

    private DaemonWorld on(LoopDisk disk) throws Exception {
        return new DaemonWorld(folder).storing("path = \"" + disk.path().resolve("data/repwatch") + "\"");
    }

    private static void bothAreThereAndTold(DaemonWorld world, Daemon daemon) {
        assertThat(world.told(BEFORE + LISTED)).hasSize(1);
        assertThat(world.told(MEANWHILE + LISTED)).hasSize(1);
        assertThat(daemon.memory().view().open())
                .extracting(Episode::target)
                .extracting(target -> target.text())
                .containsExactlyInAnyOrder(BEFORE, MEANWHILE);
        assertThat(daemon.database().read(StoreAudit::faults)).isEmpty();
    }

    /** Long enough for whatever every round would say again. */
    private static void someRounds(LoopbackZone zone) {
        long asked = zone.questions();
        eventually(() -> zone.questions() > asked + 8);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }
}

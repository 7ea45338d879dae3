package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, mounted for the test; needs the right to mount, so it runs in CI's second part. */
@Tag("peers")
class DiskTroubleTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeEach
    void mount() throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", directory.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", directory.toString());
    }

    @Test
    void aFullDiskStopsWritesWithOneSentenceAndFreeSpaceIsEnoughToGoOn() throws Exception {
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            Path ballast = directory.resolve("ballast");
            Files.write(ballast, new byte[8 << 20]);
            int acknowledged = fill(database);
            assertThat(database.health().trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("no space left"));
            Files.delete(ballast);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> database.<Integer>inTransaction(t -> insert(t, 1_000_000)) == 1);
            assertThat(database.health().up()).isTrue();
            assertThat(rows(database)).isGreaterThanOrEqualTo(acknowledged + 1);
        }
    }

    @Test
    void aFullDiskDoesNotStopAnOrderlyEndAndLosesNothing() throws Exception {
        StorageLocation location = new StorageLocation.H2File(directory.resolve("repwatch"));
        Path ballast = directory.resolve("ballast");
        Files.write(ballast, new byte[8 << 20]);
        Database full = Database.open(location);
        int acknowledged = fill(full);
        assertThatCode(full::close).doesNotThrowAnyException();
        Files.delete(ballast);
        try (Database database = Database.open(location)) {
            assertThat(rows(database)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void aReadOnlyFileSystemIsRefusedInOneSentenceAndNothingIsLost() throws Exception {
        StorageLocation location = new StorageLocation.H2File(directory.resolve("repwatch"));
        try (Database database = Database.open(location)) {
            database.inTransaction(t -> insert(t, 1));
        }
        run("mount", "-o", "remount,ro", directory.toString());
        assertThatThrownBy(() -> Database.open(location))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("read-only");
        run("mount", "-o", "remount,rw", directory.toString());
        try (Database database = Database.open(location)) {
            assertThat(rows(database)).isEqualTo(1);
        }
    }

    /** Returns how many rows were acknowledged before the disk was full. */
    private static int fill(Database database) {
        for (int row = 0; row < 100_000; row++) {
            int next = row;
            try {
                database.inTransaction(t -> insert(t, next));
            } catch (StorageUnavailable full) {
                return row;
            }
        }
        throw new AssertionError("the disk never got full");
    }

    private static int rows(Database database) {
        return database.read(t -> t.handle()
                .createQuery("SELECT COUNT(*) FROM target")
                .mapTo(Integer.class)
                .one());
    }

    private static int insert(Transaction t, int number) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, pool, owner, alarm)"
                                + " VALUES (?, 'ipv4', TRUE, 'PENDING', ?, ?, FALSE)",
                        "target-" + number,
                        "p".repeat(250),
                        "o".repeat(250));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}

package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
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

    @SuppressWarnings("NullAway.Init") // set before each test
    private LoopDisk disk;

    @SuppressWarnings("NullAway.Init") // set before each test
    private StorageLocation location;

    @BeforeEach
    void mount() throws Exception {
        disk = LoopDisk.in(directory, 16);
        location = new StorageLocation.H2File(disk.path().resolve("repwatch"));
    }

    @AfterEach
    void unmount() throws Exception {
        disk.close();
    }

    @Test
    void aFullDiskStopsWritesWithOneSentenceAndFreeSpaceIsEnoughToGoOn() throws Exception {
        try (Database database = Database.open(location)) {
            disk.fill();
            int acknowledged = fill(database);
            assertThat(database.health().trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("no space left"));
            disk.free();
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
        Database full = Database.open(location);
        disk.fill();
        int acknowledged = fill(full);
        assertThatCode(full::close).doesNotThrowAnyException();
        disk.free();
        try (Database database = Database.open(location)) {
            assertThat(rows(database)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void aReadOnlyFileSystemIsRefusedInOneSentenceAndNothingIsLost() throws Exception {
        try (Database database = Database.open(location)) {
            database.inTransaction(t -> insert(t, 1));
        }
        disk.readOnly();
        assertThatThrownBy(() -> Database.open(location))
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("read-only");
        disk.writable();
        try (Database database = Database.open(location)) {
            assertThat(rows(database)).isEqualTo(1);
        }
    }

    @Test
    void oneThatTurnsReadOnlyUnderTheDatabaseIsSaidInOneSentenceAndLosesNothing() throws Exception {
        Database database = Database.open(location);
        database.inTransaction(t -> insert(t, 1));
        disk.fail();
        assertThatThrownBy(() -> database.inTransaction(t -> insert(t, 2)))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("read-only");
        assertThat(database.health().up()).isFalse();
        assertThat(database.health().failures()).isEqualTo(1);
        assertThatCode(database::close).doesNotThrowAnyException();
        disk.repair();
        try (Database again = Database.open(location)) {
            assertThat(rows(again)).isEqualTo(1);
        }
    }

    /** H2 closes and opens itself on a full disk; what it gives back is room for a small write, and not for work. */
    @Test
    void aLastFreeBlockIsNoRoom() throws Exception {
        try (Database database = Database.open(location)) {
            assertThat(database.takesWrites()).isTrue();
            disk.fillUpTo(64);
            database.<Integer>inTransaction(t -> insert(t, 1));
            assertThat(database.takesWrites())
                    .as("one small write succeeds, and nothing more would")
                    .isFalse();
            disk.free();
            assertThat(database.takesWrites()).isTrue();
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
}

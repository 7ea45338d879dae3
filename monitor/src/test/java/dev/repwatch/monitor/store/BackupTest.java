package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup while running and restore, by the steps of docs/storage.md. */
class BackupTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void aBackupMadeUnderLoadHoldsEverythingUpToItsStartAndOpens() throws Exception {
        Path backup = directory.resolve("monday.mv.db");
        int before;
        try (Database database = open()) {
            AtomicInteger written = new AtomicInteger();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    database.inTransaction(t -> insert(t, "198.51.100." + written.get()));
                    written.incrementAndGet();
                }
            });
            while (written.get() < 20) {
                Thread.onSpinWait();
            }
            before = written.get();
            database.backUp(backup);
            enough.set(true);
            load.join();
            assertThatThrownBy(() -> database.backUp(backup))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("exists");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).noneMatch(name -> name.contains(".part"));
        Files.copy(backup, directory.resolve("repwatch.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(this::open).isInstanceOf(StorageRefused.class).hasMessageContaining("repwatch.mark");
        Files.delete(directory.resolve("repwatch.mark"));
        try (Database database = open()) {
            assertThat(database.restored()).isTrue();
            assertThat(database.<Integer>read(t -> t.handle()
                            .createQuery("SELECT COUNT(*) FROM target")
                            .mapTo(Integer.class)
                            .one()))
                    .isGreaterThanOrEqualTo(before);
        }
        try (Database database = open()) {
            assertThat(database.restored()).isFalse();
        }
    }

    /** A folder for backups may be /tmp, where anybody can put a link under a name that can be guessed. */
    @Test
    void noPlantedLinkIsFollowed() throws Exception {
        Path theirs = Files.createFile(
                directory.resolve("theirs"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rw-r--r--"));
        try (Database database = open()) {
            Files.createSymbolicLink(directory.resolve("monday.mv.db.part.mv.db"), theirs);
            Files.createSymbolicLink(directory.resolve("repwatch.mark.new"), theirs);
            Files.createSymbolicLink(directory.resolve("repwatch.mark.probe"), theirs);
            database.inTransaction(t -> insert(t, "198.51.100.1"));
            assertThat(database.takesWrites()).isTrue();
            database.backUp(directory.resolve("monday.mv.db"));
        }
        assertThat(Files.size(theirs)).as("nothing was written through a link").isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theirs)))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("monday.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDatabaseOfANewerProgramIsRefusedAndLeftAlone() {
        try (Database database = open()) {
            database.inTransaction(t -> t.handle()
                    .execute("INSERT INTO \"flyway_schema_history\" SELECT 1000, '999', \"description\","
                            + " \"type\", 'V999__later.sql', \"checksum\", \"installed_by\","
                            + " \"installed_on\", \"execution_time\", \"success\" FROM"
                            + " \"flyway_schema_history\" WHERE \"version\" = '1'"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("was written by a newer repwatch (schema 999)");
    }

    private Database open() {
        return Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
    }

    private static int insert(Transaction t, String text) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, alarm)"
                                + " VALUES (?, 'ipv4', TRUE, 'PENDING', FALSE)",
                        text);
    }
}

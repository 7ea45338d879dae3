package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database of more than 240 MB once made the command say that time was out, although the copy appeared. */
@Tag("slow")
class LargeBackupTest {

    private static final int MIB = 1 << 20;
    /** {@code -Drepwatch.backup.mib=250} for the size at which it was seen. */
    private static final int LARGE = Integer.getInteger("repwatch.backup.mib", 40);

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void theCommandWaitsForTheCopyAndTheCopyIsWhole() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        fill(folder.resolve("data/repwatch"));
        assertThat(Files.size(folder.resolve("data/repwatch.mv.db"))).isGreaterThan((long) LARGE * MIB);
        Path copy = folder.resolve("monday.mv.db");
        try (DaemonWorld world = new DaemonWorld(folder);
                Daemon daemon = world.start()) {
            assertThat(Said.good(world.file, "backup", copy.toString())).isEqualTo("backed up to " + copy + "\n");
            assertThat(daemon.database().health().up()).isTrue();
        }
        Path restored = Files.createDirectory(folder.resolve("restored"));
        Files.move(copy, restored.resolve("repwatch.mv.db"));
        try (Database database = Database.open(new StorageLocation.H2File(restored.resolve("repwatch")))) {
            assertThat(database.<Long>read(transaction -> transaction
                            .handle()
                            .createQuery("SELECT SUM(OCTET_LENGTH(octets)) FROM ballast")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo((long) LARGE * MIB);
        }
    }

    /** Octets that no compression makes fewer, in rows as large as the longest that the program keeps. */
    private static void fill(Path file) {
        Random random = new Random(19);
        byte[] octets = new byte[MIB / 4];
        try (Database database = Database.open(new StorageLocation.H2File(file))) {
            database.inTransaction(transaction -> transaction
                    .handle()
                    .execute("CREATE TABLE ballast (id INT PRIMARY KEY, octets VARBINARY(1048576))"));
            for (int portion = 0; portion < LARGE; portion++) {
                int first = portion * 4;
                database.inTransaction(transaction -> {
                    for (int row = 0; row < 4; row++) {
                        random.nextBytes(octets);
                        transaction.handle().execute("INSERT INTO ballast VALUES (?, ?)", first + row, octets);
                    }
                    return true;
                });
            }
        }
    }
}

package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the H2 file are damaged under the running database, as by a dying disk. */
class CorruptedPageTest {

    private static final int ROWS = 20_000;
    private static final int HEADERS = 2 * 4096;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void anOrderlyEndDoesNotVouchForDamagedPages() throws IOException {
        try (Database database = open()) {
            fill(database);
        }
        try (Database database = open()) {
            assertThat(database.health().up()).isTrue();
            damage();
        }
        assertRefused();
    }

    @Test
    void aRunningDatabaseSaysSoAndTheNextStartIsRefused() throws IOException {
        try (Database database = open()) {
            fill(database);
        }
        try (Database database = open()) {
            damage();
            assertThatThrownBy(() -> readAll(database))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("the database does not answer");
            assertThat(database.health().up()).isFalse();
            assertThat(database.health().failures()).isPositive();
        }
        assertRefused();
    }

    /** What another process finds: in this one H2 keeps its lock on a file that it could not close. */
    private void assertRefused() throws IOException {
        for (String suffix : List.of(".mv.db", ".mark")) {
            Files.copy(directory.resolve("repwatch" + suffix), directory.resolve("found" + suffix));
        }
        assertThatThrownBy(() -> Database.open(new StorageLocation.H2File(directory.resolve("found")))
                        .close())
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("cannot be read to the end")
                .hasMessageContaining("Put back a backup (docs/storage.md)");
    }

    private Database open() {
        return Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
    }

    /** All but the two headers: which pages are still in use is not to be seen from outside. */
    private void damage() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("repwatch.mv.db").toFile(), "rw")) {
            file.seek(HEADERS);
            file.write(new byte[(int) file.length() - HEADERS]);
        }
    }

    private static void fill(Database database) {
        for (int batch = 0; batch < ROWS; batch += 1000) {
            int from = batch;
            database.inTransaction(t -> {
                for (int row = from; row < from + 1000; row++) {
                    insert(t, row);
                }
                return 0;
            });
        }
    }

    private static int insert(Transaction t, int row) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, alarm)"
                                + " VALUES (?, 'ipv4', TRUE, 'PENDING', FALSE)",
                        "198.51.100." + row);
    }

    private static int readAll(Database database) {
        return database.read(t -> t.handle()
                .createQuery("SELECT text FROM target ORDER BY kind, text")
                .mapTo(String.class)
                .list()
                .size());
    }
}

package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the H2 file are damaged under the running database, as by a dying disk. */
class CorruptedPageTest {

    private static final int ROWS = 20_000;
    /** How many times one page is damaged; {@code -Drepwatch.pages=100} for more. */
    private static final int PAGES = Integer.getInteger("repwatch.pages", 8);

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

    /** One page of 4 KB that held something, wherever it is; some are no longer in use. */
    @Test
    void oneDamagedPageIsRefusedByTheNextStartOrWasNotInUse() throws IOException {
        try (Database database = open()) {
            fill(database);
        }
        Random random = new Random(Long.getLong("repwatch.seed", 5));
        List<String> refused = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            Path damaged = directory.resolve("page-" + page);
            for (String suffix : List.of(".mv.db", ".mark")) {
                Files.copy(directory.resolve("repwatch" + suffix), Path.of(damaged + suffix));
            }
            try (Database database = Database.open(new StorageLocation.H2File(damaged))) {
                damage(Path.of(damaged + ".mv.db"), random);
                if (readOrToldWhy(database) == ROWS) {
                    assertThat(database.health().up()).isTrue();
                }
            }
            startAgain(damaged, "found-" + page).ifPresent(refused::add);
        }
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .contains("cannot be read to the end")
                        .contains("Put back a backup (docs/storage.md)"));
    }

    /** How many rows were read; -1 when the database said that it does not work. */
    private static int readOrToldWhy(Database database) {
        try {
            return readAll(database);
        } catch (StorageUnavailable away) {
            assertThat(away).hasMessageContaining("the database does not answer");
            assertThat(database.health().up()).isFalse();
            assertThat(database.health().failures()).isPositive();
            return -1;
        }
    }

    /** Empty when everything is there. */
    private Optional<String> startAgain(Path damaged, String found) throws IOException {
        for (String suffix : List.of(".mv.db", ".mark")) {
            Files.copy(Path.of(damaged + suffix), directory.resolve(found + suffix));
        }
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve(found)))) {
            assertThat(readAll(database)).isEqualTo(ROWS);
            return Optional.empty();
        } catch (StorageRefused refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        }
    }

    private static void damage(Path data, Random random) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
            byte[] page = new byte[4096];
            int pages = (int) (file.length() / page.length);
            do {
                file.seek((2L + random.nextInt(pages - 2)) * page.length);
                file.readFully(page);
            } while (allZero(page));
            file.seek(file.getFilePointer() - page.length);
            random.nextBytes(page);
            file.write(page);
        }
    }

    private static boolean allZero(byte[] page) {
        for (byte each : page) {
            if (each != 0) {
                return false;
            }
        }
        return true;
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

    /** At once, so that few pages are written more than once: those would no longer be in use. */
    private static void fill(Database database) {
        database.inTransaction(t -> {
            for (int row = 0; row < ROWS; row++) {
                insert(t, row);
            }
            return 0;
        });
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

package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the H2 file must be like before anything is trusted to it. */
class AssertedAtStartTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    /** With any other setting commits stay in the heap for a while, and kill -9 loses them. */
    @Test
    void aDatabaseThatKeepsCommitsInMemoryIsRefused() {
        StorageLocation.H2File location = new StorageLocation.H2File(directory.resolve("repwatch"));
        Database.open(location).close();
        H2Storage storage = new H2Storage(location);
        try (Handle handle = Jdbi.create(storage.source()).open()) {
            storage.opened(handle);
            handle.execute("SET WRITE_DELAY 500");
            assertThatThrownBy(() -> storage.opened(handle))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("keeps commits in memory (WRITE_DELAY 500 ms)");
        } finally {
            storage.closed();
        }
    }

    @Test
    void everyFileIsReadableByItsOwnerOnly() throws IOException {
        Path home = directory.resolve("data");
        try (Database database = Database.open(new StorageLocation.H2File(home.resolve("repwatch")))) {
            assertThat(database.takesWrites()).isTrue();
            assertModes(home, "repwatch.mv.db", "repwatch.lock", "repwatch.mark");
        }
        assertModes(home, "repwatch.mv.db", "repwatch.mark");
    }

    private static void assertModes(Path home, String... files) throws IOException {
        for (String file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }
}

package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files as a {@code kill -9} right after an acknowledged commit would leave them, for every one of many commits of many
 * sizes into a file with holes.
 */
class CopyAfterCommitTest {

    private static final int COMMITS = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void everyAcknowledgedCommitIsFoundAgain() throws Exception {
        Random random = new Random(5);
        H2Files copy = new H2Files(directory.resolve("copy"));
        H2Files used = new H2Files(directory.resolve("repwatch"));
        try (Database database = Database.open(new StorageLocation.H2File(used.base()))) {
            database.read(t -> t.handle().execute("SET RETENTION_TIME 0")); // holes at once, not after 45 s
            for (int commit = 0; commit < COMMITS; commit++) {
                int rows = 1 + random.nextInt(40);
                int first = 100 * commit;
                database.inTransaction(t -> change(t, first, rows));
                copy(used, copy);
                assertThatCode(() -> inspect(copy)).as("commit %d", commit).doesNotThrowAnyException();
            }
        }
    }

    private static void inspect(H2Files files) {
        new H2Inspection(files, HighWaterMark.read(files.mark()).orElseThrow()).refuseAnotherFile();
    }

    private static int change(Transaction t, int first, int rows) {
        for (int row = 0; row < rows; row++) {
            t.handle()
                    .execute(
                            "INSERT INTO target (text, kind, watched, baseline, pool, owner, alarm)"
                                    + " VALUES (?, 'ipv4', TRUE, 'PENDING', ?, ?, FALSE)",
                            "target-" + (first + row),
                            "p".repeat(row),
                            "o".repeat(250));
        }
        return t.handle().execute("DELETE FROM target WHERE text < ?", "target-" + Math.max(0, first - 500));
    }

    private static void copy(H2Files from, H2Files to) throws IOException {
        Files.copy(from.data(), to.data(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(from.mark(), to.mark(), StandardCopyOption.REPLACE_EXISTING);
    }
}

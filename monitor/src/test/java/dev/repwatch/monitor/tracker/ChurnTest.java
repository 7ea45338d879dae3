package dev.repwatch.monitor.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Listings that come and go all the time at 10,000 targets, while telling plans and reads: the database has no trouble, its file
 * stays within its bound while it is used, and what a kill leaves is what is true.
 */
@Tag("slow")
class ChurnTest {

    private static final Duration GOES_ON = Duration.ofSeconds(Long.getLong("repwatch.churn.seconds", 30));
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void theFileStaysSmallAndNothingIsLost() throws IOException, InterruptedException {
        Path data = folder.resolve("repwatch.mv.db");
        List<Throwable> trouble = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        long largest = 0;
        Churn churn;
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            database.onFailure(operation -> trouble.add(new AssertionError(operation + ": " + database.health())));
            churn = new Churn(database);
            for (int thread = 0; thread < 2; thread++) {
                threads.execute(() -> tellUntil(over, churn, trouble));
            }
            long deadline = System.nanoTime() + GOES_ON.toNanos();
            while (System.nanoTime() < deadline && trouble.isEmpty()) {
                churn.step();
                largest = Math.max(largest, Files.size(data));
            }
            churn.settle();
            over.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            assertThat(trouble).isEmpty();
            assertThat(churn.believed()).isEqualTo(churn.truth());
            // what a kill leaves at this moment
            Path killed = Files.createDirectory(folder.resolve("killed"));
            for (String file : List.of("repwatch.mv.db", "repwatch.mark")) {
                Files.copy(folder.resolve(file), killed.resolve(file));
            }
            try (Database afterwards = Database.open(new StorageLocation.H2File(killed.resolve("repwatch")))) {
                assertThat(Churn.held(afterwards)).isEqualTo(churn.truth());
            }
        }
        long compacted = Files.size(data);
        System.out.printf(
                "%d listings, the file at most %d KiB while it was used and %d KiB at the end%n",
                churn.listings(), largest / 1024, compacted / 1024);
        assertThat(churn.listings()).isGreaterThan(100);
        assertThat(largest).isLessThanOrEqualTo(3 * compacted + 16 * MIB);
    }

    private static void tellUntil(AtomicBoolean over, Churn churn, List<Throwable> trouble) {
        try {
            while (!over.get()) {
                churn.tell();
            }
        } catch (RuntimeException failure) {
            trouble.add(failure);
        }
    }
}

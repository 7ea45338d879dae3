package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on the database that does not end; the first of these waited for ever. */
class StuckDatabaseTest {

    @TempDir
    Path directory;

    private Database open(Duration limit) {
        return Database.open(new StorageLocation.H2File(directory.resolve("repwatch")), limit);
    }

    @Test
    void workThatGoesRoundInCirclesIsGivenUpAndSaidOnce() {
        List<String> said = new CopyOnWriteArrayList<>();
        Database database = open(Duration.ofSeconds(1));
        database.onStuck(said::add);
        try (Circling circling = Circling.begin(database)) {
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> database.read(transaction -> 1));
            assertThatThrownBy(() -> database.inTransaction(TargetRows::writeOneAsItIs))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessage("the database has not ended one piece of work for more than 1 s");
            assertThatThrownBy(other::join).hasCauseInstanceOf(StorageUnavailable.class);
            assertThat(database.stuck()).isTrue();
            assertThat(database.takesWrites()).isFalse();
            assertThat(database.health().trouble())
                    .contains("the database has not ended one piece of work for more than 1 s");
            assertThat(said).containsExactly("the database has not ended one piece of work for more than 1 s");
            // and the end does not wait for what does not end
            database.close();
        }
    }

    @Test
    void workThatIsSlowMakesTheHealthBadOnlyMeanwhile() {
        try (Database database = open(Duration.ofSeconds(6))) {
            CountDownLatch enough = new CountDownLatch(1);
            CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> database.read(transaction -> {
                heldUntil(enough);
                return 1;
            }));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !database.health().up());
            assertThat(database.health().trouble())
                    .contains("the database has not ended one piece of work for more than 2 s");
            assertThat(database.takesWrites()).isFalse();
            enough.countDown();
            assertThat(slow.join()).isEqualTo(1);
            assertThat(database.health().up()).isTrue();
            assertThat(database.takesWrites()).isTrue();
            assertThat(database.stuck()).isFalse();
        }
    }

    private static void heldUntil(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the database thread was interrupted", e);
        }
    }
}

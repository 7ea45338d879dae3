package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path directory;

    private Database open() {
        return Database.open(new StorageLocation.H2File(directory.resolve("data/repwatch")));
    }

    @Test
    void keepsWhatWasCommittedAndNothingElse() {
        try (Database database = open()) {
            database.inTransaction(t -> insert(t, "192.0.2.1"));
            assertThatThrownBy(() -> database.inTransaction(t -> {
                        insert(t, "192.0.2.2");
                        throw new IllegalArgumentException("the work changed its mind");
                    }))
                    .hasMessage("the work changed its mind");
        }
        try (Database database = open()) {
            assertThat(targets(database)).isEqualTo(1);
        }
    }

    @Test
    void longWorkGivesUpWhenTheProgramEndsAndThatIsNoTroubleOfTheDatabase() {
        try (Database database = open()) {
            database.inTransaction(t -> {
                t.goesOn();
                return insert(t, "192.0.2.1");
            });
            database.endSoon();
            assertThatThrownBy(() -> database.inTransaction(t -> {
                        insert(t, "192.0.2.2");
                        t.goesOn();
                        return insert(t, "192.0.2.3");
                    }))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("repwatch ends");
            assertThat(database.health().up()).isTrue();
            database.inTransaction(t -> insert(t, "192.0.2.4"));
            assertThat(targets(database)).isEqualTo(2);
        }
    }

    @Test
    void workThatAnotherWasQuickerAtIsDoneAgainFromTheBeginning() {
        AtomicInteger tries = new AtomicInteger();
        try (Database database = open()) {
            database.inTransaction(t -> {
                insert(t, "192.0.2." + tries.incrementAndGet());
                if (tries.get() < 3) {
                    throw new WriteConflict("a row");
                }
                return 0;
            });
            assertThat(targets(database)).isEqualTo(1);
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void workThatIsAlwaysTooSlowEnds() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.inTransaction(t -> {
                        throw new WriteConflict("task 7");
                    }))
                    .isInstanceOf(WriteConflict.class)
                    .hasMessage("task 7 was changed by somebody else at the same moment; try again");
            assertThat(database.health().up()).isTrue();
        }
    }

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        try (Database database = open()) {
            assertThat(targets(database)).isZero();
            for (String file : new String[] {"repwatch.mv.db", "repwatch.lock"}) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("data/" + file))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void knowsEveryTableThatItMakes() {
        try (Database database = open()) {
            assertThat(database.<List<String>>read(t -> t.handle()
                            .createQuery("SELECT LOWER(table_name) FROM information_schema.tables"
                                    + " WHERE table_schema = 'PUBLIC' AND table_name NOT LIKE 'flyway%'")
                            .mapTo(String.class)
                            .list()))
                    .containsExactlyInAnyOrderElementsOf(Schema.TABLES);
        }
    }

    @Test
    void refusesToGoOnWithoutATable() {
        try (Database database = open()) {
            database.read(t -> t.handle().execute("DROP TABLE feed_sample"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageRefused.class)
                .hasMessageContaining("lacks feed_sample")
                .hasMessageContaining("Put back a backup");
    }

    @Test
    void refusesASecondUser() {
        try (Database database = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("in use by another repwatch");
            assertThat(targets(database)).isZero();
        }
    }

    @Test
    void survivesInterruptedCallers() throws Exception {
        try (Database database = open()) {
            for (int round = 0; round < 20; round++) {
                int number = round;
                CountDownLatch inside = new CountDownLatch(1);
                CountDownLatch interrupted = new CountDownLatch(1);
                CompletableFuture<Boolean> stillSet = new CompletableFuture<>();
                Thread caller = new Thread(() -> {
                    database.inTransaction(t -> {
                        inside.countDown();
                        await(interrupted);
                        return insert(t, "192.0.2." + number);
                    });
                    stillSet.complete(Thread.currentThread().isInterrupted());
                });
                caller.start();
                inside.await();
                caller.interrupt();
                interrupted.countDown();
                assertThat(stillSet.get()).isTrue();
            }
            assertThat(targets(database)).isEqualTo(20);
        }
    }

    @Test
    void countsOnlyTransactionsThatWrite() {
        try (Database database = open()) {
            database.inTransaction(t -> insert(t, "192.0.2.1"));
            long before = epoch(database);
            database.inTransaction(t -> targetsIn(t));
            assertThat(epoch(database)).isEqualTo(before);
            database.inTransaction(t -> insert(t, "192.0.2.2"));
            assertThat(epoch(database)).isEqualTo(before + 1);
        }
    }

    private static long epoch(Database database) {
        return database.read(t -> StoreMark.in(t.handle()).epoch());
    }

    @Test
    void refusesANestedTransaction() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.inTransaction(outer -> database.inTransaction(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesASettingSmuggledIntoThePath() {
        assertThatThrownBy(() -> new StorageLocation.H2File(Path.of("x;INIT=CREATE ALIAS")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the database thread was interrupted", e);
        }
    }

    private static int insert(Transaction t, String text) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, alarm) VALUES (?, 'ipv4', TRUE, 'PENDING',"
                                + " FALSE)",
                        text);
    }

    private static int targets(Database database) {
        return database.read(DatabaseTest::targetsIn);
    }

    private static int targetsIn(Transaction t) {
        return t.handle()
                .createQuery("SELECT COUNT(*) FROM target")
                .mapTo(Integer.class)
                .one();
    }
}

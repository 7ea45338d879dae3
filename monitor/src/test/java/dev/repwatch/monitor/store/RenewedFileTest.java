package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written to all the time is written anew while it is used. */
class RenewedFileTest {

    private static final long MIB = 1 << 20;
    private static final int CHANGES = 2_000;
    private static final int LENGTH = 3_000;

    private final Random random = new Random(1);

    @TempDir
    Path folder;

    @Test
    void staysSmallAndHoldsWhatWasWrittenLast() throws IOException {
        Path data = folder.resolve("repwatch.mv.db");
        long largest = 0;
        String last = "";
        try (Database database = open("repwatch")) {
            for (int change = 0; change < CHANGES; change++) {
                last = text();
                write(database, last);
                largest = Math.max(largest, Files.size(data));
            }
            assertThat(read(database)).isEqualTo(last);
        }
        assertThat(largest)
                .as("of %d MiB that were written", (long) CHANGES * LENGTH / MIB)
                .isLessThan(16 * MIB);
        try (Database again = open("repwatch")) {
            assertThat(read(again)).isEqualTo(last);
        }
    }

    @Test
    void aReadThatGoesOnIsNotDisturbed() throws IOException, InterruptedException {
        try (Database database = open("repwatch")) {
            write(database, "the first");
            Thread writer = new Thread(() -> {
                for (int change = 0; change < CHANGES / 2; change++) {
                    write(database, text());
                }
            });
            String seen = database.read(transaction -> {
                String before = detail(transaction);
                writer.start();
                String between = detail(transaction);
                for (int look = 0; look < 200; look++) {
                    between = detail(transaction);
                }
                return before + " " + !between.isEmpty();
            });
            writer.join();
            assertThat(seen).isEqualTo("the first true");
            assertThat(Files.size(folder.resolve("repwatch.mv.db"))).isLessThan(16 * MIB);
        }
    }

    @Test
    void whatAKillLeftOfOneIsRemovedAtTheNextStart() throws IOException {
        Path remains = Files.createDirectory(folder.resolve("compacting123"));
        Files.writeString(remains.resolve("copy.mv.db"), "half a file");
        try (Database database = open("repwatch")) {
            write(database, "it works");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder("repwatch.mv.db", "repwatch.mark", "repwatch.lock");
        }
    }

    @Test
    void noRoomIsUsedAgainWhileItIsOpen() {
        try (Database database = open("repwatch")) {
            List<String> retention = database.read(t -> t.handle()
                    .createQuery("SELECT setting_value FROM information_schema.settings"
                            + " WHERE setting_name = 'RETENTION_TIME'")
                    .mapTo(String.class)
                    .list());
            assertThat(retention).containsOnly(Integer.toString(Integer.MAX_VALUE));
        }
    }

    private Database open(String name) {
        Database database = Database.open(new StorageLocation.H2File(folder.resolve(name)));
        database.inTransaction(
                t -> t.handle().execute("CREATE TABLE IF NOT EXISTS churn (detail CHARACTER VARYING(100000))"));
        return database;
    }

    private String text() {
        StringBuilder text = new StringBuilder(LENGTH);
        while (text.length() < LENGTH) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    private static void write(Database database, String text) {
        database.inTransaction(t -> {
            t.handle().execute("DELETE FROM churn");
            return t.handle().execute("INSERT INTO churn (detail) VALUES (?)", text);
        });
    }

    private static String read(Database database) {
        return database.read(RenewedFileTest::detail);
    }

    private static String detail(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT detail FROM churn")
                .mapTo(String.class)
                .one();
    }
}

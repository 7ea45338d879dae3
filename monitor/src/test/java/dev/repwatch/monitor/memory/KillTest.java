package dev.repwatch.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StoreAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random points of sweeps with changes, on one database, again and again. A few times in every build; 200
 * times with {@code -Drepwatch.kills=200}, as the release check does. Every second kill waits for a transaction to kill in.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("repwatch.kills", 6);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final Random random = new Random(5);
    private int inTransactions;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyKillLeavesEveryEpisodeOnceAndItsAlertOnce() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = runAndKill(kill % 2 == 1);
            try (Database database = open()) {
                assertThat(database.read(StoreAudit::faults))
                        .as("kill %d", kill)
                        .isEmpty();
                assertThat(database.read(StoreAudit::lastEpisode)).isGreaterThanOrEqualTo(acknowledged);
            }
        }
        try (Database database = open()) {
            long openings = database.read(transaction -> StoreAudit.lines(transaction, "opened", "reopened"));
            long clearings = database.read(transaction -> StoreAudit.lines(transaction, "cleared"));
            System.out.printf(
                    "%d kills, %d of them in a transaction; %d openings, %d clearings%n",
                    KILLS, inTransactions, openings, clearings);
            assertThat(openings).isGreaterThanOrEqualTo(Math.max(1, KILLS / 10));
            assertThat(clearings).isGreaterThanOrEqualTo(KILLS / 10);
            assertThat(inTransactions).isGreaterThanOrEqualTo(KILLS / 10);
        }
    }

    private Database open() {
        return Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
    }

    /** After some whole steps and a moment, in the middle of the next; returns the highest acknowledged episode. */
    private long runAndKill(boolean inTransaction) throws IOException, InterruptedException {
        Process house = house();
        long acknowledged = 0;
        try (BufferedReader lines = house.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("ready");
            for (int step = random.nextInt(5); step > 0; step--) {
                acknowledged = Math.max(acknowledged, until(lines, "\\d+"));
            }
            if (inTransaction) {
                until(lines, KilledHouse.IN_TRANSACTION);
            }
            house.waitFor(random.nextInt(inTransaction ? 3_000 : 60_000), TimeUnit.MICROSECONDS);
            house.toHandle().destroyForcibly(); // unlike that of Process, it leaves the pipe readable
            String last = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line.matches("\\d+") ? Math.max(acknowledged, Long.parseLong(line)) : acknowledged;
                last = line;
            }
            boolean killedInside = last.isEmpty() ? inTransaction : last.equals(KilledHouse.IN_TRANSACTION);
            inTransactions += killedInside ? 1 : 0;
        }
        house.waitFor();
        return acknowledged;
    }

    /** Reads on to such a line; returns the number in it, or 0. */
    private static long until(BufferedReader lines, String pattern) throws IOException {
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("the house ended by itself").isNotNull();
        } while (!line.matches(pattern));
        return line.matches("\\d+") ? Long.parseLong(line) : 0;
    }

    private Process house() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHouse.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

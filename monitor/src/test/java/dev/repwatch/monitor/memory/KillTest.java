package dev.repwatch.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StoreAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random points of sweeps with changes, on one database, again and again. A few times in every build; 200
 * times with {@code -Drepwatch.kills=200}, as the release check does.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("repwatch.kills", 5);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyKillLeavesEveryEpisodeOnceAndItsAlertOnce() throws Exception {
        Random random = new Random(5);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = runAndKill(random.nextInt(5), Duration.ofMillis(random.nextInt(60)));
            try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
                List<String> faults = database.read(StoreAudit::faults);
                assertThat(faults).as("kill %d", kill).isEmpty();
                assertThat(database.read(StoreAudit::lastEpisode)).isGreaterThanOrEqualTo(acknowledged);
            }
        }
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            assertThat(database.read(StoreAudit::lastEpisode)).isGreaterThan(KILLS);
        }
    }

    /** After so many whole steps and a moment, in the middle of the next. */
    private long runAndKill(int steps, Duration moment) throws IOException, InterruptedException {
        Process house = new ProcessBuilder(
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
        long acknowledged = 0;
        try (BufferedReader lines = house.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("ready");
            for (int step = 0; step < steps; step++) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            house.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
            house.toHandle().destroyForcibly(); // unlike that of Process, it leaves the pipe readable
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    acknowledged = Math.max(acknowledged, Long.parseLong(line));
                }
            }
        }
        house.waitFor();
        return acknowledged;
    }
}

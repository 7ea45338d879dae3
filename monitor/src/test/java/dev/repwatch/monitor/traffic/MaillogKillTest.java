package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader that is killed again and again while its log is written and rotated in every way, at moments nobody chooses: no attempt is
 * lost and none is counted twice. {@code -Drepwatch.log.kills=200} for the whole proof.
 */
@Tag("slow")
class MaillogKillTest {

    private static final int KILLS = Integer.getInteger("repwatch.log.kills", 3);

    @TempDir
    Path folder;

    private final Map<String, Integer> rotations = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(Long.getLong("repwatch.seed", 21));

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void countsWhatWasWritten() throws IOException, InterruptedException {
        GrowingLog log = new GrowingLog(folder.resolve("mail.log"));
        log.write(10);
        for (int kill = 0; kill < KILLS; kill++) {
            Process reader = start();
            for (int step = random.nextInt(1, 40); step > 0; step--) {
                log.write(random.nextInt(1, 400));
                rotate(log);
                reader.waitFor(random.nextInt(1, 20), TimeUnit.MILLISECONDS);
            }
            assertThat(reader.isAlive()).isTrue();
            reader.destroyForcibly().waitFor();
            log.write(random.nextInt(1, 400));
            rotate(log);
        }
        log.write(1);
        try (Database database = KilledReader.open(folder);
                MailTraffic traffic = new MailTraffic(database, InstantSource.system())) {
            traffic.use(KilledReader.settings("mail.log"), folder.resolve("config.toml"), Map.of());
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                traffic.pass();
                assertThat(counted(database)).isEqualTo(log.written());
            });
            traffic.pass();
            assertThat(counted(database)).as("and stays so").isEqualTo(log.written());
            long attempts =
                    log.written().values().stream().mapToLong(Long::longValue).sum();
            assertThat(database.read(MailLogTable::all))
                    .singleElement()
                    .satisfies(row -> assertThat(row.attempts()).isEqualTo(attempts));
            System.out.printf(
                    "%d kills, rotations %s, %d attempts, none lost, none twice%n", KILLS, rotations, attempts);
        }
    }

    private void rotate(GrowingLog log) throws IOException {
        switch (random.nextInt(24)) {
            case 0 -> rotated("renamed", log::rename);
            case 1 -> rotated("copied and truncated", log::copyAndTruncate);
            case 2 -> rotated("packed", log::pack);
            case 3 -> rotated("absent", log::absent);
            default -> log.write(1);
        }
    }

    private interface Rotation {
        void happen() throws IOException;
    }

    private void rotated(String kind, Rotation rotation) throws IOException {
        if (Files.exists(folder.resolve("mail.log"))) {
            rotation.happen();
            rotations.merge(kind, 1, Integer::sum);
        }
    }

    static Map<String, Long> counted(Database database) {
        Map<String, Long> counted = new TreeMap<>();
        database.read(transaction -> TrafficTable.between(
                        transaction, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-12-31T00:00:00Z")))
                .forEach(row -> counted.merge(row.source() + " " + row.outcome(), row.n(), Long::sum));
        return counted;
    }

    private Process start() throws IOException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledReader.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = reader.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); !"reads".equals(line); line = said.readLine()) {
            assertThat(line).as("the reader starts").isNotNull();
        }
        return reader;
    }
}

package dev.repwatch.monitor.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.ledger.Ledger;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StoreAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random points of sweeps with changes, from the sweep to the delivered message, on one database, again
 * and again. Some times in every build; 200 times with {@code -Drepwatch.kills=200}, as {@code .ci/nightly} does. In turn
 * anywhere, in a transaction, and while a message is under way.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("repwatch.kills", 15);
    private static final List<String> PLACES =
            List.of("ready", KilledTracker.IN_TRANSACTION, KilledTracker.IN_DELIVERY);
    private static final int ENOUGH = Math.max(1, KILLS / 10);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final Random random = new Random(Long.getLong("repwatch.seed", 5));
    private final List<String> struck = new ArrayList<>();

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyListingIsOneEpisodeAndIsToldOnce() throws Exception {
        try (Ledger ledger = new Ledger(directory.resolve("ledger"))) {
            ToldOnce told = new ToldOnce(ledger);
            for (int kill = 0; kill < KILLS; kill++) {
                long acknowledged = runAndKill(ledger, PLACES.get(kill % PLACES.size()));
                try (Database database = open()) {
                    assertThat(database.read(StoreAudit::faults))
                            .as("kill %d", kill)
                            .isEmpty();
                    assertThat(database.read(StoreAudit::lastEpisode)).isGreaterThanOrEqualTo(acknowledged);
                    told.afterAKill(database);
                }
            }
            Instant still = settle(ledger);
            try (Database database = open()) {
                assertThat(database.read(StoreAudit::faults)).isEmpty();
                theTruth(database, still);
                told.atTheEnd(database);
                report(database, told);
            }
        }
    }

    /** Not what the store says of itself: what the driver of this world knows. */
    private static void theTruth(Database database, Instant still) {
        assertThat(IncidentTracker.open(
                                database,
                                new Diary(),
                                () -> still,
                                ConfirmationPolicy.defaults(),
                                ScoreSettings.defaults())
                        .view()
                        .open())
                .extracting(episode ->
                        episode.target().text() + " " + episode.source().value())
                .containsExactlyInAnyOrderElementsOf(Tides.listed(still));
        assertThat(database.read(StoreAudit::openings)).isEqualTo(Tides.floods(still));
    }

    private void report(Database database, ToldOnce told) {
        long openings = database.read(transaction -> StoreAudit.lines(transaction, "opened", "reopened"));
        long clearings = database.read(transaction -> StoreAudit.lines(transaction, "cleared"));
        long inTransactions =
                struck.stream().filter(KilledTracker.IN_TRANSACTION::equals).count();
        long inDelivery =
                struck.stream().filter(KilledTracker.IN_DELIVERY::equals).count();
        System.out.printf(
                "%d kills, %d of them in a transaction and %d in a delivery; %d openings, %d clearings,"
                        + " %d events told, %d of them again and marked%n",
                KILLS, inTransactions, inDelivery, openings, clearings, told.events(), told.repeats());
        assertThat(openings).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(clearings).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(inTransactions).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(inDelivery).isGreaterThanOrEqualTo(ENOUGH);
    }

    private Database open() {
        return Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
    }

    /** After some whole steps, a place and a moment; returns the highest acknowledged episode. */
    private long runAndKill(Ledger ledger, String place) throws IOException, InterruptedException {
        Process house = house(Integer.toString(ledger.port()));
        boolean anywhere = place.equals("ready");
        long acknowledged = 0;
        try (BufferedReader lines = house.inputReader(StandardCharsets.UTF_8)) {
            until(lines, "ready"); // a world set back by a kill logs the times that it corrects
            for (int step = random.nextInt(5); step > 0; step--) {
                acknowledged = Math.max(acknowledged, until(lines, "\\d+"));
            }
            if (!anywhere) {
                until(lines, place);
            }
            house.waitFor(random.nextInt(anywhere ? 60_000 : 3_000), TimeUnit.MICROSECONDS);
            house.toHandle().destroyForcibly(); // unlike that of Process, it leaves the pipe readable
            String last = anywhere ? "" : place;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = line.matches("\\d+") ? Math.max(acknowledged, Long.parseLong(line)) : acknowledged;
                last = line;
            }
            struck.add(last);
        }
        house.waitFor();
        return acknowledged;
    }

    /** A last life that nobody ends; returns the time at which its world stood still. */
    private Instant settle(Ledger ledger) throws IOException, InterruptedException {
        Process house = house(Integer.toString(ledger.port()), "settle");
        try (BufferedReader lines = house.inputReader(StandardCharsets.UTF_8)) {
            String last = lines.lines().reduce((earlier, later) -> later).orElseThrow();
            assertThat(house.waitFor()).as(last).isZero();
            return Instant.parse(last);
        }
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

    private Process house(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledTracker.class.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

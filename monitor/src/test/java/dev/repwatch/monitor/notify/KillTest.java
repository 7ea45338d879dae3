package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.notify.ledger.Accounts;
import dev.repwatch.monitor.notify.ledger.Faces;
import dev.repwatch.monitor.notify.ledger.LedgerProcess;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon dies between any two steps of delivery, or by {@code kill -9} while a receiver has a message on disk and has not
 * answered yet. Nothing is lost, and what comes again says so. Told by the real channels into a ledger in a process of its
 * own. {@code -Drepwatch.kills=200} for the whole proof.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("repwatch.kills", 6);
    /** About as many footsteps as an undisturbed life has. */
    private static final int STEPS = 75;
    /** About as many messages as an undisturbed life tells. */
    private static final int MESSAGES = 16;

    @TempDir
    Path directory;

    /** How a life ends: at a footstep, or when so many messages were taken; never, if both are 0. */
    private record Death(int step, int message) {

        static final Death NONE = new Death(0, 0);

        static Death of(SplittableRandom random) {
            return random.nextBoolean()
                    ? new Death(1 + random.nextInt(STEPS), 0)
                    : new Death(0, 1 + random.nextInt(MESSAGES));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostHoweverOftenItDies() throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("repwatch.seed", 5));
        try (LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"))) {
            // Slack's channel is known by its id after the first message
            assertThat(live(ledger, 1, Death.NONE)).as(log()).isZero();
            int kills = 0;
            int onTheWire = 0;
            int life = 2;
            while (kills < KILLS) {
                Death death = Death.of(random);
                int exit = live(ledger, life, death);
                assertThat(exit).as(log()).isIn(0, 137);
                if (exit == 137) {
                    kills++;
                    onTheWire += death.message() > 0 ? 1 : 0;
                }
                life++;
            }
            assertThat(live(ledger, life, Death.NONE)).as(log()).isZero();

            Set<String> committed = committed();
            assertThat(committed).containsAll(Files.readAllLines(directory.resolve("truth")));
            assertThat(committed).hasSizeGreaterThan(KILLS);
            long unread = deaths().stream().filter("answered"::equals).count() + onTheWire;
            Map<String, Integer> repeats = new TreeMap<>();
            for (String face : Faces.ALL) {
                Accounts accounts = Accounts.of(ledger.book(), face);
                assertThat(accounts.events()).as(face).isEqualTo(committed);
                accounts.inOrder();
                repeats.put(face, accounts.repeats());
            }
            assertThat(repeats.get("slack"))
                    .as("Slack is asked whether it is there")
                    .isZero();
            assertThat(repeats.values().stream().mapToInt(Integer::intValue).sum())
                    .as("repeats, where an answer was never read")
                    .isLessThanOrEqualTo((int) unread);
            System.out.printf(
                    "%d kills, %d of them on the wire, %d transitions, 0 lost; %d answers never read, repeats %s%n",
                    kills, onTheWire, committed.size(), unread, repeats);
        }
    }

    /** The events that the database holds: each must have been told to everybody. */
    private Set<String> committed() {
        try (Database database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")))) {
            return Set.copyOf(database.read(t -> t.handle()
                    .createQuery("SELECT dedupe_key FROM telling_event")
                    .mapTo(String.class)
                    .list()));
        }
    }

    /** The footsteps at which lives ended. */
    private List<String> deaths() throws IOException {
        Path deaths = directory.resolve("deaths");
        return Files.exists(deaths) ? Files.readAllLines(deaths) : List.of();
    }

    private int live(LedgerProcess ledger, int life, Death death) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillChild.class.getName(),
                        directory.toString(),
                        ledger.ports(),
                        Integer.toString(life),
                        Integer.toString(death.step()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        ledger.kill(process.pid(), death.message());
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("a life ends").isTrue();
        return process.exitValue();
    }

    private String log() throws IOException {
        Path log = directory.resolve("log");
        String text = Files.exists(log) ? Files.readString(log) : "";
        return text.substring(Math.max(0, text.length() - 2000));
    }
}

package dev.repwatch.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.standin.Behaviour;
import dev.repwatch.monitor.notify.ledger.Accounts;
import dev.repwatch.monitor.notify.ledger.Faces;
import dev.repwatch.monitor.notify.ledger.LedgerProcess;
import dev.repwatch.monitor.notify.ledger.Recaps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
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

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("repwatch.seed", 5));

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostHoweverOftenItDies() throws Exception {
        try (LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"))) {
            Lives lives = new Lives(directory, ledger, Duration.ofSeconds(15));
            int onTheWire = lives.die(KILLS, random);
            lives.liveOn();
            long unread = lives.answersForgotten() + onTheWire;
            Map<String, Integer> repeats = repeats(lives, ledger);
            assertThat(repeats.get("slack"))
                    .as("Slack is asked whether it is there")
                    .isZero();
            assertThat(repeats.values().stream().mapToInt(Integer::intValue).sum())
                    .as("repeats, where an answer was never read")
                    .isLessThanOrEqualTo((int) unread);
            System.out.printf(
                    "%d kills, %d of them on the wire, %d transitions, 0 lost; %d answers never read, repeats %s%n",
                    KILLS, onTheWire, lives.committed().size(), unread, repeats);
        }
    }

    /**
     * Every second question is answered well; the others are refused, put off, not answered, answered late, or their
     * connection breaks off, before or after the message was kept.
     */
    @Test
    @Tag("slow")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostWhileReceiversFlap() throws Exception {
        try (LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"))) {
            Lives lives = new Lives(directory, ledger, Duration.ofMillis(1500));
            ledger.flap(random.nextLong(1, Long.MAX_VALUE));
            int onTheWire = lives.die(KILLS, random);
            ledger.mood("all", Behaviour.WELL);
            lives.liveOn();
            Map<String, Integer> repeats = repeats(lives, ledger);
            long unread = lives.answersForgotten()
                    + onTheWire
                    + ledger.book().stream().filter(line -> !line.answered()).count();
            System.out.printf(
                    "%d kills, %d of them on the wire, %d transitions, 0 lost among receivers that flap; "
                            + "%d answers never read, repeats %s%n",
                    KILLS, onTheWire, lives.committed().size(), unread, repeats);
            assertThat(repeats.values().stream().mapToInt(Integer::intValue).sum())
                    .as("repeats, where an answer was never read")
                    .isLessThanOrEqualTo((int) unread);
        }
    }

    /** Asserts that everybody was told everything in order; how often somebody was told something again. */
    private static Map<String, Integer> repeats(Lives lives, LedgerProcess ledger) throws Exception {
        Set<String> committed = lives.committed();
        assertThat(committed).containsAll(lives.truth());
        assertThat(committed).hasSizeGreaterThan(KILLS);
        Recaps recaps = lives.recaps();
        Map<String, Integer> repeats = new TreeMap<>();
        for (String face : Faces.ALL) {
            Accounts accounts = Accounts.of(ledger.book(), face, recaps);
            assertThat(accounts.events())
                    .as(face)
                    .filteredOn(it -> it.startsWith("episode-"))
                    .containsExactlyInAnyOrderElementsOf(committed);
            accounts.inOrder();
            repeats.put(face, face.equals("pager") ? accounts.folded() : accounts.repeats());
        }
        return repeats;
    }
}

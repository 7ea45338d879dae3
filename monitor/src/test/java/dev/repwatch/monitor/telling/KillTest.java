package dev.repwatch.monitor.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.telling.ledger.LedgerProcess;
import dev.repwatch.monitor.telling.ledger.LedgerProcess.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon dies at any step between a change of state and a told message; nothing is lost, and what may have been told is
 * marked. Told by the real webhook and e-mail channels into a ledger in a process of its own. {@code -Drepwatch.kills=200} for the whole proof.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("repwatch.kills", 10);
    /** About as many footsteps as an undisturbed life has. */
    private static final int STEPS = 60;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostHoweverOftenItDies() throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("repwatch.seed", 5));
        try (LedgerProcess ledger = new LedgerProcess(directory.resolve("ledger"))) {
            int kills = 0;
            int life = 1;
            while (kills < KILLS) {
                int exit = live(ledger, life, 1 + random.nextInt(STEPS));
                assertThat(exit).as(log()).isIn(0, 137);
                if (exit == 137) {
                    kills++;
                }
                life++;
            }
            assertThat(live(ledger, life, 0)).as(log()).isZero();

            List<String> truth = Files.readAllLines(directory.resolve("truth"));
            assertThat(truth).hasSizeGreaterThan(KILLS);
            for (String channel : List.of("hook", "mail")) {
                List<Line> told = ledger.book().stream()
                        .filter(it -> it.face().equals(channel))
                        .toList();
                checkNothingRecordedIsLost(told, truth);
                checkRepeatsAreMarkedAndFew(told, kills);
            }
        }
    }

    private int live(LedgerProcess ledger, int life, int dieAt) throws Exception {
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
                        Integer.toString(dieAt))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("a life ends").isTrue();
        return process.exitValue();
    }

    private String log() throws Exception {
        Path log = directory.resolve("log");
        String text = Files.exists(log) ? Files.readString(log) : "";
        return text.substring(Math.max(0, text.length() - 2000));
    }

    private static void checkNothingRecordedIsLost(List<Line> told, List<String> truth) {
        Set<String> keys = new HashSet<>();
        told.forEach(it -> keys.addAll(it.events()));
        assertThat(keys).containsAll(truth);
    }

    private static void checkRepeatsAreMarkedAndFew(List<Line> told, int kills) {
        Map<String, Integer> times = new HashMap<>();
        int again = 0;
        for (Line entry : told) {
            if (times.merge(entry.event(), 1, Integer::sum) > 1) {
                again++;
                assertThat(entry.repeat())
                        .as("%s came again unmarked", entry.events())
                        .isTrue();
            }
        }
        assertThat(again).as("repeats").isLessThanOrEqualTo(kills);
    }
}

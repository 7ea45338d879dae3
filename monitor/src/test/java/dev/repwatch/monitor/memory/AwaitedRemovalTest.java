package dev.repwatch.monitor.memory;

import static dev.repwatch.monitor.memory.World.answer;
import static dev.repwatch.monitor.memory.World.clean;
import static dev.repwatch.monitor.memory.World.listed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.delisting.guard.Guard;
import dev.repwatch.monitor.delisting.guard.GuardBook;
import dev.repwatch.monitor.delisting.guard.GuardSettings;
import dev.repwatch.monitor.delisting.guard.Messenger;
import dev.repwatch.monitor.delisting.guard.PoolFormat;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreSettings;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.telling.Lists;
import dev.repwatch.monitor.telling.Sample;
import dev.repwatch.monitor.telling.Telling;
import dev.repwatch.monitor.telling.TellingSettings;
import dev.repwatch.monitor.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One answer that says "clean" is no removal: the task stays open and the address out of its pool until it is confirmed. */
class AwaitedRemovalTest {

    private static final String IP = "192.0.2.1";

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(World.START);
    private final Sample sample = new Sample();

    @Test
    void aRemovalIsConfirmedBeforeTheTaskEndsAndTheAddressReturns() throws IOException {
        sample.add(Lists.list("one", "One", 1, Lists.SELF_SERVICE));
        List<WatchedTarget> targets = List.of(World.watched(IP), World.watched("192.0.2.2"));
        GuardSettings settings = new GuardSettings(
                List.of(folder.resolve("pools")),
                PoolFormat.POSTFIX,
                List.of(),
                Duration.ofSeconds(5),
                List.of(),
                1,
                1,
                false);
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")))) {
            Telling telling = new Telling(
                    database,
                    List.of(),
                    new TellingSettings(Language.EN, ZoneOffset.UTC, Duration.ZERO, "node-1", DeskSettings.DEFAULT),
                    clock,
                    new SplittableRandom(1),
                    sample);
            Memory memory = Memory.open(
                    database, telling.aftermath(), clock, PatienceSettings.defaults(), ScoreSettings.defaults());
            Guard guard =
                    new Guard(settings, sample, new Messenger(settings), new GuardBook(folder.resolve("guard.json")));
            memory.watch(targets, List.of(World.list("one", 1)));
            targets.forEach(target -> hear(memory, target.target().text(), clean(), "a:53"));
            memory.roundFinished(clock.instant());
            hear(memory, IP, listed("127.0.0.2"), "a:53");
            guard.look(targets, memory.view().open());
            assertThat(pools()).as("one answer is no listing").contains("out-192.0.2.1:");
            clock.pass(Duration.ofSeconds(61));
            hear(memory, IP, listed("127.0.0.2"), "b:53");
            guard.look(targets, memory.view().open());
            assertThat(pools()).doesNotContain("out-192.0.2.1:");
            TaskRow task = tasks(database, telling).get(0);
            database.inTransaction(t -> telling.desk().acts().requested(t, task.id(), "alice", "", clock.instant()));

            clock.pass(Duration.ofMinutes(10));
            hear(memory, IP, clean(), "a:53");
            guard.look(targets, memory.view().open());
            assertThat(tasks(database, telling)).as("seen clean once").hasSize(1);
            assertThat(pools()).doesNotContain("out-192.0.2.1:");
            int more = 0;
            while (!memory.view().open().isEmpty() && more < 5) {
                clock.pass(Duration.ofMinutes(11));
                hear(memory, IP, clean(), "b:53");
                more++;
            }
            assertThat(more).as("answers that confirm").isBetween(1, 4);
            guard.look(targets, memory.view().open());
            assertThat(tasks(database, telling)).isEmpty();
            assertThat(pools()).contains("out-192.0.2.1:");
        }
    }

    private String pools() throws IOException {
        return Files.readString(folder.resolve("pools"));
    }

    private static List<TaskRow> tasks(Database database, Telling telling) {
        return database.read(t -> telling.desk().open(t));
    }

    private void hear(Memory memory, String ip, Finding finding, String path) {
        memory.observe(List.of(answer(ip, "one", finding, path, clock.instant())));
    }
}

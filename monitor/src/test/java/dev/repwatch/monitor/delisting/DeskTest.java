package dev.repwatch.monitor.delisting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.store.desk.Outcomes;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.telling.Sample;
import dev.repwatch.monitor.telling.TellingWorld;
import dev.repwatch.monitor.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final Duration NONE = Duration.ofHours(1);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TellingWorld world;

    @BeforeEach
    void open() {
        world = new TellingWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private TaskBook book() {
        return new TaskBook(
                world.database, world.telling.desk(), world.clock, world.sample, Language.EN, EvidenceSource.none());
    }

    private Episode episode(long id) {
        return Sample.episode(id, "192.0.2.10", "zen", Severity.CRITICAL, world.clock.instant());
    }

    @Test
    void whatReturnsWithinThirtyDaysReopensAndTheCauseWasNotFixed() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        book().act(task, "fixed", "alice", "closed the relay", NONE);
        book().act(task, "requested", "alice", "by form", NONE);
        world.after(Duration.ofDays(1));
        world.clears(first);
        assertThat(world.openTasks()).isEmpty();
        world.after(Duration.ofDays(29));
        world.opens(episode(2));
        TaskView again = book().open().get(0);
        assertThat(again.id()).isEqualTo(task);
        assertThat(again.state()).isEqualTo(TaskState.CAUSE_OPEN);
        assertThat(again.recurrence()).isEqualTo(2);
        assertThat(again.requests()).isEqualTo(1);
        assertThat(again.notes())
                .extracting(it -> it.who() + " " + it.what() + " " + it.note())
                .containsExactly(
                        "repwatch opened ",
                        "alice fixed closed the relay",
                        "alice requested by form",
                        "repwatch cleared ",
                        "repwatch reopened 2 listings within 30 days: the cause was not fixed.");
        world.after(Duration.ofMinutes(1));
        world.after(Duration.ofHours(4));
        assertThat(world.slack.received())
                .last()
                .satisfies(it -> assertThat(it.alert().facts())
                        .anyMatch(fact -> fact.value().contains("2 listings within 30 days: the cause was not fixed")));
    }

    @Test
    void whatReturnsLaterIsANewTask() {
        Episode first = episode(1);
        world.opens(first);
        long task = world.openTasks().get(0).id();
        world.clears(first);
        world.after(Duration.ofDays(31));
        world.opens(episode(2));
        assertThat(world.openTasks()).singleElement().satisfies(it -> {
            assertThat(it.id()).isNotEqualTo(task);
            assertThat(it.recurrence()).isEqualTo(1);
        });
    }

    @Test
    void oneOfANetworkThatReturnsReopensTheTaskOfTheNetwork() {
        Episode[] range = IntStream.range(0, 8)
                .mapToObj(i ->
                        Sample.episode(100 + i, "198.51.100." + i, "zen", Severity.CRITICAL, world.clock.instant()))
                .toArray(Episode[]::new);
        world.opens(range);
        world.after(Duration.ofSeconds(30));
        TaskRow whole = world.openTasks().get(0);
        assertThat(world.openTasks()).hasSize(1);
        assertThat(whole.subject()).isEqualTo("198.51.100.0/24");
        world.clears(range);
        assertThat(world.openTasks()).isEmpty();
        world.after(Duration.ofDays(3));
        world.opens(Sample.episode(200, "198.51.100.3", "zen", Severity.CRITICAL, world.clock.instant()));
        TaskView again = book().open().get(0);
        assertThat(again.id()).isEqualTo(whole.id());
        assertThat(again.recurrence()).isEqualTo(2);
        assertThat(again.targets()).containsExactly("198.51.100.3");
    }

    @Test
    void fromTheThirdReminderOnItIsTheOwnersTurn() {
        world.opens(episode(1));
        for (Duration step : new Duration[] {Duration.ofHours(4), Duration.ofHours(20), Duration.ofDays(2)}) {
            world.after(step);
        }
        assertThat(world.slack.received().stream()
                        .map(it -> it.alert())
                        .filter(it -> it.kind() == Alert.Kind.REMINDER)
                        .map(it -> it.label("escalated").orElse("nobody")))
                .containsExactly("nobody", "nobody", "owner");
        assertThat(world.slack.received())
                .last()
                .satisfies(it -> assertThat(it.alert().advice().get(0)).startsWith("mail-team owns this target"));
    }

    @Test
    void aSnoozedTaskIsSilentUntilThen() {
        world.opens(episode(1));
        world.after(Duration.ofMinutes(1));
        book().act(world.openTasks().get(0).id(), "snooze", "alice", "on holiday", Duration.ofDays(2));
        world.after(Duration.ofDays(2).minusMinutes(2));
        assertThat(world.slack.received()).hasSize(1);
        world.after(Duration.ofMinutes(5));
        assertThat(world.slack.received()).hasSize(2);
    }

    @Test
    void learnsHowLongEachListTakes() {
        Episode first = episode(1);
        world.opens(first);
        world.after(Duration.ofHours(2));
        book().act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        world.after(Duration.ofHours(10));
        world.clears(first);
        assertThat(book().meanTimes()).singleElement().satisfies(mean -> {
            assertThat(mean.source()).isEqualTo("zen");
            assertThat(mean.listed()).isEqualTo(Duration.ofHours(12).plusSeconds(120));
            assertThat(mean.afterRequest()).isEqualTo(Optional.of(Duration.ofHours(10)));
        });
        assertThat(book().meanTimes()).extracting(Outcomes.Mean::tasks).containsExactly(1L);
    }

    @Test
    void onlyWhatWasRequestedAndIsStillListedIsAwaited() {
        Episode first = episode(1);
        Episode other = Sample.episode(2, "192.0.2.10", "minor-bl", Severity.MINOR, Sample.NINE);
        world.opens(first, other);
        assertThat(book().fastRechecks()).isEmpty();
        book().act(world.openTasks().get(0).id(), "requested", "alice", "", NONE);
        assertThat(book().fastRechecks()).containsExactly(new TaskBook.Awaited("192.0.2.10", new SourceId("zen")));
        world.clears(first);
        assertThat(book().fastRechecks()).isEmpty();
    }
}

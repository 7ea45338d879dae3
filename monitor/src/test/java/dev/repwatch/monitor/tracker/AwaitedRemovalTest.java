package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.answer;
import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.delisting.TaskState;
import dev.repwatch.monitor.delisting.guard.Guard;
import dev.repwatch.monitor.delisting.guard.GuardBook;
import dev.repwatch.monitor.delisting.guard.GuardHooks;
import dev.repwatch.monitor.delisting.guard.GuardSettings;
import dev.repwatch.monitor.delisting.guard.PoolFormat;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.notify.Lists;
import dev.repwatch.monitor.notify.NotebookChannel;
import dev.repwatch.monitor.notify.NotificationService;
import dev.repwatch.monitor.notify.NotificationSettings;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.desk.TaskRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One answer that says "clean" is no removal: the task stays open and the address out of its pool until it is confirmed. */
class AwaitedRemovalTest {

    private static final String IP = "192.0.2.1";

    @TempDir
    Path folder;

    private final AdjustableClock clock = new AdjustableClock(World.START);
    private final Sample sample = new Sample();
    private final NotebookChannel channel = new NotebookChannel("ops");
    private final List<WatchedTarget> targets = List.of(World.watched(IP), World.watched("192.0.2.2"));

    @SuppressWarnings("NullAway.Init") // set before each test
    private Database database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NotificationService notificationService;

    @SuppressWarnings("NullAway.Init") // set before each test
    private IncidentTracker tracker;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Guard guard;

    @BeforeEach
    void everythingIsClean() {
        sample.add(Lists.list("one", "One", 1, Lists.SELF_SERVICE));
        database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
        notificationService = new NotificationService(
                database,
                List.of(new RoutedChannel(channel, Severity.INFO, Duration.ZERO)),
                new NotificationSettings(Language.EN, ZoneOffset.UTC, Duration.ZERO, "node-1", DeskSettings.DEFAULT),
                clock,
                new SplittableRandom(1),
                sample,
                Incidents.ALL);
        tracker = IncidentTracker.open(
                database,
                notificationService.aftermath(),
                clock,
                ConfirmationPolicy.defaults(),
                ScoreSettings.defaults());
        GuardSettings settings = new GuardSettings(
                List.of(folder.resolve("pools")),
                PoolFormat.POSTFIX,
                List.of(),
                Duration.ofSeconds(5),
                List.of(),
                1,
                1,
                false);
        guard = new Guard(settings, sample, new GuardHooks(settings), new GuardBook(folder.resolve("guard.json")));
        tracker.watch(targets, List.of(World.list("one", 1)));
        targets.forEach(target -> hear(target.target().text(), clean(), "a:53"));
        tracker.roundFinished(clock.instant());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRemovalIsConfirmedBeforeTheTaskEndsAndTheAddressReturns() throws IOException {
        hear(IP, listed("127.0.0.2"), "a:53");
        assertThat(pools()).as("one answer is no listing").contains("out-192.0.2.1:");
        clock.forward(Duration.ofSeconds(61));
        hear(IP, listed("127.0.0.2"), "b:53");
        assertThat(pools()).doesNotContain("out-192.0.2.1:");
        TaskRow task = tasks().get(0);
        database.inTransaction(t -> notificationService
                .desk()
                .acts()
                .act(t, task.id(), Action.of("requested", "alice", "", clock.instant())));

        clock.forward(Duration.ofMinutes(10));
        hear(IP, timedOut(), "a:53");
        assertThat(pools()).as("no answer is no clearing").doesNotContain("out-192.0.2.1:");
        hear(IP, clean(), "a:53");
        assertThat(tasks()).as("seen clean once").hasSize(1);
        assertThat(pools()).doesNotContain("out-192.0.2.1:");
        assertThat(cleared()).as("answers that confirm").isBetween(1, 4);
        assertThat(tasks()).isEmpty();
        assertThat(pools()).contains("out-192.0.2.1:");
    }

    @Test
    void aListingThatReturnsWithinThirtyDaysSaysThatTheCauseWasNotFixed() {
        isListed();
        long task = tasks().get(0).id();
        database.inTransaction(t ->
                notificationService.desk().acts().act(t, task, Action.of("requested", "alice", "", clock.instant())));
        cleared();
        clock.forward(Duration.ofDays(10));
        hear(IP, clean(), "a:53");
        isListed();
        assertThat(tasks()).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(task);
            assertThat(again.state()).isEqualTo(TaskState.CAUSE_OPEN.label());
            assertThat(again.recurrence()).isEqualTo(2);
        });
        clock.forward(Duration.ofHours(4));
        notificationService.dispatchOnce();
        assertThat(channel.received())
                .filteredOn(it -> it.alert().kind() == Alert.Kind.REMINDER)
                .last()
                .satisfies(it -> assertThat(it.alert().facts())
                        .anyMatch(fact -> fact.value().equals("2 listings within 30 days: the cause was not fixed.")));

        cleared();
        clock.forward(Duration.ofDays(31));
        hear(IP, clean(), "a:53");
        isListed();
        assertThat(tasks()).singleElement().satisfies(later -> {
            assertThat(later.id()).isNotEqualTo(task);
            assertThat(later.recurrence()).isEqualTo(1);
        });
    }

    private void isListed() {
        hear(IP, listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(IP, listed("127.0.0.2"), "b:53");
    }

    /** Hears clean answers until the listing is over; how many it took. */
    private int cleared() {
        int answers = 0;
        while (!tracker.view().open().isEmpty() && answers < 5) {
            clock.forward(Duration.ofMinutes(11));
            hear(IP, clean(), "b:53");
            answers++;
        }
        return answers;
    }

    private String pools() throws IOException {
        guard.look(targets, tracker.view().open());
        return Files.readString(folder.resolve("pools"));
    }

    private List<TaskRow> tasks() {
        return database.read(t -> notificationService.desk().open(t));
    }

    private void hear(String ip, Finding finding, String path) {
        tracker.observe(List.of(answer(ip, "one", finding, path, clock.instant())));
    }
}

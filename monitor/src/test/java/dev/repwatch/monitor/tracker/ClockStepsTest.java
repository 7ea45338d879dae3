package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.answer;
import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.list;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.timedOut;
import static dev.repwatch.monitor.tracker.World.unwell;
import static dev.repwatch.monitor.tracker.World.watched;
import static dev.repwatch.monitor.tracker.World.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.notify.AdjustableClock;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of the machine is set, on purpose or by mistake; -20000 days is about 1970. Summer time is no step of it: what
 * depends on the clock on the wall is in the {@code SummerTimeTest}s of schedule and telling.
 */
class ClockStepsTest {

    private static final String IP = "192.0.2.1";
    private static final List<DnsblList> LISTS = List.of(list("one", 1), list("two", 2));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final AdjustableClock clock = new AdjustableClock(World.START);
    private final Diary diary = new Diary();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Database database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private IncidentTracker tracker;

    @BeforeEach
    void start() {
        open();
        hear("one", clean(), "a:53");
        hear("two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        confirm("two");
        diary.told.clear();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D", "-P20000D"})
    void noStepMakesOrDelaysATransition(Duration step) {
        hear("one", listed("127.0.0.2"), "a:53");
        step(step);
        tracker.tick();
        tracker.roundFinished(clock.instant());
        assertThat(diary.kinds()).doesNotContain("ListingOpened", "ListingCleared", "WentStale");
        assertThat(tracker.view().open()).hasSize(1);
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).extracting(Recheck::source).containsExactly(new SourceId("one"));
        hear("one", listed("127.0.0.2"), "b:53");
        assertThat(diary.kinds()).contains("ListingOpened");
        assertThat(tracker.view().open()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D", "-P20000D"})
    void aRecheckUnderWayComesBackAsSoonAsEver(Duration step) {
        hear("one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).hasSize(1);
        step(step);
        clock.forward(Duration.ofSeconds(31));
        assertThat(tracker.rechecksDue()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D", "-P20000D"})
    void aClearingNeedsItsRealTime(Duration step) {
        hear("two", clean(), "a:53");
        step(step);
        for (int answer = 0; answer < 2; answer++) {
            clock.forward(Duration.ofMinutes(11));
            hear("two", clean(), "a:53");
            assertThat(tracker.view().open()).hasSize(1);
        }
        clock.forward(Duration.ofMinutes(11));
        hear("two", clean(), "a:53");
        assertThat(tracker.view().open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D", "-P20000D"})
    void aQuarantineEndsAfterItsRealTime(Duration step) {
        tracker.health(List.of(unwell("one", Cause.LISTS_EVERYTHING, clock.instant())));
        clock.forward(Duration.ofSeconds(61));
        tracker.health(List.of(unwell("one", Cause.LISTS_EVERYTHING, clock.instant())));
        assertThat(diary.kinds()).containsExactly("QuarantineOpened");
        step(step);
        controlsAreRight(3, Duration.ofMinutes(20));
        assertThat(diary.kinds()).doesNotContain("QuarantineResolved");
        controlsAreRight(12, Duration.ofMinutes(20));
        assertThat(diary.kinds()).containsExactly("QuarantineOpened", "QuarantineResolved");
    }

    @Test
    void aClockSetBackWhileStoppedDelaysNothingEither() {
        hear("one", listed("127.0.0.2"), "a:53");
        database.close();
        clock.set(Instant.EPOCH.plusSeconds(5));
        open();
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).hasSize(1);
        hear("one", listed("127.0.0.2"), "b:53");
        assertThat(tracker.view().open()).hasSize(2);
    }

    /** A suspended machine: the wall clock went on, the monotonic one did not. */
    @Test
    void threeMissedSweepsAreNoNews() {
        step(Duration.ofHours(3));
        tracker.tick();
        hear("one", timedOut(), "a:53");
        hear("two", timedOut(), "a:53");
        tracker.roundFinished(clock.instant());
        hear("one", clean(), "a:53");
        hear("two", listed("127.0.0.2"), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).isEmpty();
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void aReloadBringsNewPatience() {
        tracker.use(
                new ConfirmationPolicy(
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(6),
                        Duration.ofMinutes(30),
                        10,
                        0.05,
                        Duration.ofSeconds(60),
                        3,
                        Duration.ofHours(1),
                        10,
                        Duration.ofHours(24)),
                new ScoreSettings(1000, Duration.ofDays(1), 0, 0));
        hear("one", listed("127.0.0.2"), "a:53");
        assertThat(diary.kinds()).contains("ListingOpened");
    }

    /** Two steps back at once, noticed by a round before the clock watch tells of their sum: each counts once. */
    @Test
    void aStepThatARoundNoticedFirstCountsOnce() {
        hear("one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofHours(-1));
        tracker.tick();
        clock.forward(Duration.ofHours(-2));
        tracker.tick();
        tracker.clockStepped(Duration.ofHours(-3));
        dueAfterAMinute();
    }

    /** A round that comes before the clock watch sees the new time, and takes it for time that has passed. */
    @Test
    void aStepForwardThatARoundNoticedFirstIsNotUndone() {
        hear("one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofHours(1));
        tracker.tick();
        tracker.clockStepped(Duration.ofHours(1));
        tracker.tick();
        dueAfterAMinute();
    }

    @Test
    void aStepForwardAndTheStepBackThatFollowsEachCountOnce() {
        hear("one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofHours(1));
        tracker.tick();
        tracker.clockStepped(Duration.ofHours(1));
        clock.forward(Duration.ofHours(-1));
        tracker.tick();
        tracker.clockStepped(Duration.ofHours(-1));
        tracker.tick();
        dueAfterAMinute();
    }

    private void dueAfterAMinute() {
        clock.forward(Duration.ofSeconds(59));
        assertThat(tracker.rechecksDue()).isEmpty();
        clock.forward(Duration.ofSeconds(2));
        assertThat(tracker.rechecksDue()).hasSize(1);
    }

    private void controlsAreRight(int times, Duration pause) {
        for (int probe = 0; probe < times; probe++) {
            clock.forward(pause);
            tracker.health(List.of(well("one", clock.instant())));
        }
    }

    /** As the clock watch of the daemon reports it. */
    /** A day ahead, and mended while the daemon runs: nothing stays in the future. */
    @Test
    void nothingStaysInTheFutureWhenAClockThatWasAheadIsMended() {
        Instant right = clock.instant();
        step(Duration.ofDays(1));
        hear("one", listed("127.0.0.2"), "a:53");
        confirm("one");
        step(Duration.ofDays(-1));
        assertThat(lastSuccess("one"))
                .hasValueSatisfying(at -> assertThat(at).isBefore(right.plus(Duration.ofHours(1))));
        noneAfter(clock.instant());
    }

    /** The same, when the daemon was stopped in between. */
    @Test
    void nothingStaysInTheFutureWhenTheClockWasMendedWhileStopped() {
        step(Duration.ofDays(1));
        hear("one", listed("127.0.0.2"), "a:53");
        confirm("one");
        tracker.close();
        database.close();
        clock.forward(Duration.ofDays(-1));
        open();
        noneAfter(clock.instant());
        assertThat(lastSuccess("one")).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(clock.instant()));
        assertThat(tracker.view().open()).hasSize(2);
    }

    /** A machine that begins in 1970 must not take its history there. */
    @Test
    void aClockThatIsFarBehindChangesNoHistory() {
        long before = newest("score_sample", "at");
        database.close();
        clock.set(Instant.EPOCH.plusSeconds(5));
        open();
        assertThat(newest("score_sample", "at")).isEqualTo(before);
    }

    private Optional<Instant> lastSuccess(String list) {
        return Optional.ofNullable(tracker.view().lists().get(new SourceId(list)))
                .flatMap(StateView.ListView::lastSuccess);
    }

    private void noneAfter(Instant now) {
        assertThat(newest("source", "last_success")).isLessThanOrEqualTo(now.toEpochMilli());
        assertThat(newest("score_sample", "at")).isLessThanOrEqualTo(now.toEpochMilli());
        assertThat(newest("episode", "opened_at")).isLessThanOrEqualTo(now.toEpochMilli());
        assertThat(newest("episode", "last_seen")).isLessThanOrEqualTo(now.toEpochMilli());
        assertThat(newest("episode_event", "at")).isLessThanOrEqualTo(now.toEpochMilli());
    }

    private long newest(String table, String column) {
        return database.read(transaction -> transaction
                .handle()
                .createQuery("SELECT MAX(" + column + ") FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    private void step(Duration step) {
        clock.forward(step);
        tracker.clockStepped(step);
    }

    private void open() {
        database = Database.open(new StorageLocation.H2File(directory.resolve("repwatch")));
        tracker = IncidentTracker.open(database, diary, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        tracker.watch(List.of(watched(IP)), LISTS);
    }

    private void confirm(String source) {
        hear(source, listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(source, listed("127.0.0.2"), "b:53");
    }

    private void hear(String source, Finding finding, String path) {
        tracker.observe(List.of(answer(IP, source, finding, path, clock.instant())));
    }
}

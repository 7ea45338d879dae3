package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.list;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.StaleDetail;
import dev.repwatch.monitor.incident.Told;
import dev.repwatch.monitor.store.HistoryRows;
import dev.repwatch.monitor.store.KeyRows;
import dev.repwatch.monitor.store.Retention;
import dev.repwatch.monitor.store.ScoreRows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left behind over hours and days, and what a restart makes of it, on every database. */
abstract class LastingContract extends TrackerWorld {

    @Test
    void aListingOfLongAgoIsForgottenAndANewOneIsANewEpisode() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        assertThat(rows()).isEqualTo(1);
        cleanRounds(25, Duration.ofMinutes(30));
        assertThat(rows()).isZero();
        confirm(IP, "one");
        assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().id()).isEqualTo(2);
        assertThat(tracker.view().open()).hasSize(1);
        restart();
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void aListingIsForgottenAlsoWhenNoAnswerChangesAnythingAnyMore() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        cleanRounds(40, Duration.ofMinutes(10));
        tracker.tick();
        assertThat(rows()).isZero();
        restart();
        confirm(IP, "one");
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void aRestartRemembersWhenAListAnsweredLast() {
        quietBaseline();
        cleanRounds(20, Duration.ofMinutes(30));
        tracker.close();
        restart();
        assertThat(tracker.view().lists().values())
                .allSatisfy(list -> assertThat(list.lastSuccess()).contains(clock.instant()));
        unansweredRounds(11);
        assertThat(diary.kinds()).doesNotContain("StaleOpened");
        unansweredRounds(1);
        assertThat(diary.kinds()).contains("StaleOpened");
    }

    @Test
    void aKillMakesNothingStaleThatIsNot() {
        quietBaseline();
        cleanRounds(20, Duration.ofMinutes(30));
        restart();
        unansweredRounds(9);
        assertThat(diary.kinds()).doesNotContain("StaleOpened");
        assertThat(tracker.view().targets().values())
                .allSatisfy(target -> assertThat(target.unknownLists()).isEqualTo(2));
    }

    @Test
    void whatHasNeverAnsweredIsCountedFromWhenItIsWatched() {
        quietBaseline();
        clock.forward(Duration.ofDays(3));
        hear(IP, "one", clean(), "a:53");
        hear(IP, "two", clean(), "a:53");
        tracker.watch(targets(IP, "192.0.2.2"), List.of(list("one", 1), list("two", 2), list("new", 3)));
        for (int round = 0; round < 11; round++) {
            clock.forward(Duration.ofMinutes(30));
            hear(IP, "one", clean(), "a:53");
            hear(IP, "two", clean(), "a:53");
            hear("192.0.2.2", "one", timedOut(), "a:53");
            hear(IP, "new", timedOut(), "a:53");
            tracker.roundFinished(clock.instant());
        }
        assertThat(diary.kinds()).doesNotContain("StaleOpened");
        clock.forward(Duration.ofMinutes(30));
        tracker.roundFinished(clock.instant());
        assertThat(Told.of(diary.told, Verb.OPENED, StaleDetail.class).stream()
                        .map(stale -> stale.source().value()))
                .containsExactlyInAnyOrder("one", "new");
    }

    @Test
    void theThirdListingWithinAMonthIsTheThirdAndOneOfLongAgoIsNotCounted() {
        quietBaseline();
        for (int listing = 1; listing <= 3; listing++) {
            confirm(IP, "one");
            assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().recurrence())
                    .isEqualTo(listing);
            clear(IP, "one");
            cleanRounds(20, Duration.ofMinutes(30));
            clock.forward(Duration.ofDays(9));
            tracker.tick();
        }
        restart();
        clock.forward(Duration.ofDays(4));
        confirm(IP, "one");
        assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().recurrence())
                .as("the first was more than 30 days ago")
                .isEqualTo(3);
        clear(IP, "one");
        cleanRounds(20, Duration.ofMinutes(30));
        clock.forward(Duration.ofDays(31));
        confirm(IP, "one");
        assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().recurrence())
                .isEqualTo(1);
    }

    @Test
    void anOpenEpisodeHasLastedUntilItIsAskedFor() {
        quietBaseline();
        confirm(IP, "one");
        clock.forward(Duration.ofHours(10));
        TargetHistory history =
                new History(database, clock).of(IP, Duration.ofDays(1)).orElseThrow();
        assertThat(TrackerJson.EpisodeJson.of(history.episodes().get(0), history.at())
                        .hours())
                .isEqualTo(10.0);
        assertThat(history.timesToDelist()).isEmpty();
        clear(IP, "one");
        assertThat(new History(database, clock)
                        .of(IP, Duration.ofDays(1))
                        .orElseThrow()
                        .timesToDelist())
                .singleElement()
                .satisfies(time -> assertThat(time.mean()).isBetween(Duration.ofHours(10), Duration.ofHours(11)));
    }

    @Test
    void historyGoesBackAsFarAsIsAskedAndHoldsWhatLastedIntoThatTime() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        confirm(IP, "two");
        clock.forward(Duration.ofDays(10));
        assertThat(lists(Duration.ofDays(90))).containsExactly("one", "two");
        assertThat(lists(Duration.ofDays(9)))
                .as("what is still open belongs to every time since")
                .containsExactly("two");
    }

    private List<String> lists(Duration back) {
        return new History(database, clock)
                .of(IP, back).orElseThrow().episodes().stream()
                        .map(episode -> episode.source().value())
                        .toList();
    }

    @Test
    void aLowScoreThatStaysIsSampledOnceADayAndAFullOneIsNot() {
        quietBaseline();
        confirm(IP, "one");
        int before = samples().size();
        for (int hour = 0; hour < 72; hour++) {
            clock.forward(Duration.ofHours(1));
            hear(IP, "one", listed("127.0.0.2"), "a:53");
            hear(IP, "two", clean(), "a:53");
            tracker.roundFinished(clock.instant());
        }
        assertThat(samples()).hasSize(before + 3);
        clear(IP, "one");
        int cleared = samples().size();
        cleanRounds(72, Duration.ofHours(1));
        assertThat(samples()).hasSize(cleared);
    }

    @Test
    void whatIsTooOldGoesAndOldScoresAreThinnedToOneADay() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        cleanRounds(25, Duration.ofMinutes(30));
        clock.forward(Duration.ofDays(2));
        confirm(IP, "two");
        assertThat(samples()).extracting(ScoreRows.SampleRow::score).containsExactly(100, 40, 100, 65);
        Retention retention = new Retention(Duration.ofDays(100), Duration.ofDays(10));
        clock.forward(Duration.ofDays(9));
        retention.sweep(database, clock.instant());
        assertThat(samples()).extracting(ScoreRows.SampleRow::score).containsExactly(100, 65);
        assertThat(history().episodes()).hasSize(2);
        clock.forward(Duration.ofDays(92));
        retention.sweep(database, clock.instant());
        assertThat(samples()).extracting(ScoreRows.SampleRow::score).containsExactly(65);
        assertThat(history().episodes())
                .as("what is open stays, however old")
                .extracting(episode -> episode.source().value())
                .containsExactly("two");
        assertThat(history().events()).extracting(HistoryRows.EventLine::source).containsExactly("two");
        clear(IP, "two");
        cleanRounds(25, Duration.ofMinutes(30));
        clock.forward(Duration.ofDays(101));
        retention.sweep(database, clock.instant());
        assertThat(history().episodes()).isEmpty();
        assertThat(history().events()).isEmpty();
    }

    @Test
    void whatLeavesBeforeItsDigestWasToldLeavesWithoutAWord() {
        confirm(IP, "one");
        tracker.watch(targets("192.0.2.9"), LISTS);
        hear("192.0.2.9", "one", clean(), "a:53");
        hear("192.0.2.9", "two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.kinds()).containsExactly("FirstLookBaseline");
        assertThat(diary.last(Verb.BASELINE, FirstLookDetail.class).episodes()).isEmpty();
        assertThat(history().events())
                .extracting(HistoryRows.EventLine::kind)
                .as("the history keeps it all the same")
                .containsExactly("opened", "unwatched");
    }

    private TargetHistory history() {
        return new History(database, clock).of(IP, Duration.ofDays(3000)).orElseThrow();
    }

    private List<ScoreRows.SampleRow> samples() {
        return history().scores();
    }

    private long rows() {
        return database.read(KeyRows::all).size();
    }

    private void cleanRounds(int rounds, Duration pause) {
        for (int round = 0; round < rounds; round++) {
            clock.forward(pause);
            hear(IP, "one", clean(), "a:53");
            hear(IP, "two", clean(), "a:53");
            tracker.roundFinished(clock.instant());
        }
    }

    private void unansweredRounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            clock.forward(Duration.ofMinutes(30));
            hear(IP, "one", timedOut(), "a:53");
            hear(IP, "two", timedOut(), "a:53");
            tracker.roundFinished(clock.instant());
        }
    }
}

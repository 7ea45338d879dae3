package dev.repwatch.monitor.tracker;

import static dev.repwatch.monitor.tracker.World.clean;
import static dev.repwatch.monitor.tracker.World.listed;
import static dev.repwatch.monitor.tracker.World.timedOut;
import static dev.repwatch.monitor.tracker.World.unwell;
import static dev.repwatch.monitor.tracker.World.well;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.store.HistoryRows;
import dev.repwatch.monitor.store.Retention;
import dev.repwatch.monitor.store.ScoreRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the memory promises, on every database. */
abstract class TrackerContract extends TrackerWorld {

    @Test
    void tellsAConfirmedListingOnceAndItsClearingOnce() {
        quietBaseline();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        assertThat(diary.told).isEmpty();
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).containsExactly(new Recheck(World.ip(IP), new SourceId("one"), "a:53"));
        assertThat(tracker.rechecksDue()).isEmpty();
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        assertThat(diary.kinds()).containsExactly("ListingOpened");
        assertThat(tracker.view().open()).hasSize(1);
        restart();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        assertThat(tracker.view().open()).hasSize(1);
        assertThat(diary.told).hasSize(1);
        for (int round = 0; round < 4; round++) {
            clock.forward(Duration.ofMinutes(11));
            hear(IP, "one", clean(), "a:53");
        }
        assertThat(diary.kinds()).containsExactly("ListingOpened", "ListingResolved");
        assertThat(tracker.view().open()).isEmpty();
        assertThat(tracker.view().recentlyClosed()).hasSize(1);
        restart();
        assertThat(tracker.view().recentlyClosed()).hasSize(1);
        assertThat(diary.told).hasSize(2);
    }

    @Test
    void theSameCacheTwiceProvesNothing() {
        quietBaseline();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        assertThat(diary.told).isEmpty();
        clock.forward(Duration.ofMinutes(5));
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        assertThat(diary.kinds()).contains("ListingOpened");
    }

    @Test
    void noAnswerChangesNothingExceptThatASuspicionIsToldUnconfirmedInTheEnd() {
        quietBaseline();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        for (int minute = 0; minute < 9; minute++) {
            clock.forward(Duration.ofMinutes(1));
            hear(IP, "one", timedOut(), "b:53");
        }
        assertThat(diary.told).isEmpty();
        clock.forward(Duration.ofMinutes(2));
        hear(IP, "one", timedOut(), "b:53");
        assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().confirmed())
                .isFalse();
        clock.forward(Duration.ofMinutes(2));
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        assertThat(tracker.view().open().get(0).confirmed()).isTrue();
        clock.forward(Duration.ofDays(2));
        hear(IP, "one", timedOut(), "b:53");
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void theFirstRoundIsOneDigestAfterEverySuspicionIsDecided() {
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        hear(IP, "two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).isEmpty();
        clock.forward(Duration.ofSeconds(61));
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        assertThat(diary.kinds()).containsExactly("FirstLookBaseline");
        FirstLookDetail digest = diary.last(Verb.BASELINE, FirstLookDetail.class);
        assertThat(digest.episodes()).extracting(Episode::baseline).containsExactly(true);
        assertThat(digest.targets()).isEqualTo(1);
        assertThat(digest.lists()).isEqualTo(2);
        restart();
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).hasSize(1);
    }

    @Test
    void aTargetThatWasSkippedOnEveryListWasNotLookedAtAndTheRoundEndsAllTheSame() {
        tracker.watch(targets(IP, "192.0.2.9"), LISTS);
        assertThat(tracker.awaitsFirstRound()).isTrue();
        skip(IP, "one");
        hear(IP, "two", clean(), "a:53");
        skip("192.0.2.9", "one");
        skip("192.0.2.9", "two");
        assertThat(tracker.awaitsFirstRound()).isTrue();

        tracker.roundFinished(clock.instant());

        assertThat(tracker.awaitsFirstRound()).isFalse();
        assertThat(tracker.view().targets())
                .hasEntrySatisfying(
                        World.ip(IP), seen -> assertThat(seen.lastRound()).contains(clock.instant()))
                .hasEntrySatisfying(World.ip("192.0.2.9"), seen -> {
                    assertThat(seen.lastRound()).isEmpty();
                    assertThat(seen.unknownLists()).isEqualTo(2);
                });
    }

    @Test
    void whatAListSaysThatWasSilentInTheFirstRoundIsADigestToo() {
        skip(IP, "one");
        hear(IP, "two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.last(Verb.BASELINE, FirstLookDetail.class).lists()).isEqualTo(1);
        diary.told.clear();
        confirm(IP, "one");
        assertThat(diary.told).isEmpty();
        tracker.roundFinished(clock.instant());
        assertThat(diary.kinds()).containsExactly("FirstLookBaseline");
        assertThat(diary.last(Verb.BASELINE, FirstLookDetail.class).episodes()).hasSize(1);
    }

    private void skip(String ip, String source) {
        tracker.observe(List.of(World.skipped(ip, source, clock.instant())));
    }

    @Test
    void aKilledFirstRoundStillEndsInOneDigest() {
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofSeconds(61));
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        restart();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        hear(IP, "two", clean(), "a:53");
        assertThat(diary.told).isEmpty();
        tracker.roundFinished(clock.instant());
        assertThat(diary.last(Verb.BASELINE, FirstLookDetail.class).episodes()).hasSize(1);
    }

    @Test
    void anEpisodeThatReturnsWithinTheWindowIsTheSameEpisode() {
        quietBaseline();
        confirm(IP, "one");
        long first = tracker.view().open().get(0).id();
        clear(IP, "one");
        confirm(IP, "one");
        assertThat(diary.last(Verb.OPENED, EpisodeDetail.class).of().id()).isEqualTo(first);
        clear(IP, "one");
        clock.forward(Duration.ofHours(7));
        confirm(IP, "one");
        Episode second = diary.last(Verb.OPENED, EpisodeDetail.class).of();
        assertThat(second.id()).isNotEqualTo(first);
        assertThat(second.recurrence()).isEqualTo(2);
    }

    @Test
    void otherCodesAreTheSameEpisodeAndNews() {
        quietBaseline();
        confirm(IP, "one");
        hear(IP, "one", listed("127.0.0.4"), "a:53");
        clock.forward(Duration.ofMinutes(2));
        hear(IP, "one", listed("127.0.0.4"), "b:53");
        EpisodeDetail changed = diary.last(Verb.CHANGED, EpisodeDetail.class);
        assertThat(changed.before().orElseThrow().worst().value()).isEqualTo("127.0.0.2");
        assertThat(changed.of().listing().worst().value()).isEqualTo("127.0.0.4");
    }

    @Test
    void whatLeavesTheConfigurationIsClosedQuietlyAndResumesWithItsHistory() {
        quietBaseline();
        confirm(IP, "one");
        tracker.watch(targets("192.0.2.9"), LISTS);
        assertThat(diary.last(Verb.RESOLVED, EpisodeDetail.class)
                        .of()
                        .closing()
                        .orElseThrow()
                        .reason())
                .isEqualTo(Episode.Reason.UNWATCHED);
        assertThat(tracker.view().targets()).containsOnlyKeys(World.ip("192.0.2.9"));
        clock.forward(Duration.ofDays(1));
        tracker.watch(targets(IP, "192.0.2.9"), LISTS);
        confirm(IP, "one");
        tracker.roundFinished(clock.instant());
        Episode again =
                diary.last(Verb.BASELINE, FirstLookDetail.class).episodes().get(0);
        assertThat(again.recurrence()).isEqualTo(2);
    }

    @Test
    void aListThatListsTheWorldIsQuarantinedWithOneMessage() {
        String[] many = many();
        tracker.watch(targets(many), LISTS);
        quietBaseline(many);
        for (String ip : many) {
            hear(ip, "one", listed("127.0.0.2"), "a:53");
        }
        clock.forward(Duration.ofSeconds(61));
        for (String ip : many) {
            hear(ip, "one", listed("127.0.0.2"), "b:53");
        }
        assertThat(diary.told).isEmpty();
        assertThat(tracker.probesDue()).containsExactly(new SourceId("one"));
        tracker.health(List.of(unwell("one", Cause.LISTS_EVERYTHING, clock.instant())));
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.probesDue()).containsExactly(new SourceId("one"));
        tracker.health(List.of(unwell("one", Cause.LISTS_EVERYTHING, clock.instant())));
        assertThat(diary.kinds()).containsExactly("QuarantineOpened");
        assertThat(tracker.view().open()).isEmpty();
        assertThat(tracker.view().lists())
                .hasEntrySatisfying(
                        new SourceId("one"),
                        seen -> assertThat(seen.quarantine()).isPresent());
    }

    @Test
    void aRealListingOfAWholeNetworkIsReleasedWhenTheControlsAreRight() {
        String[] many = many();
        tracker.watch(targets(many), LISTS);
        quietBaseline(many);
        for (String ip : many) {
            hear(ip, "one", listed("127.0.0.2"), "a:53");
        }
        clock.forward(Duration.ofSeconds(61));
        for (String ip : many) {
            hear(ip, "one", listed("127.0.0.2"), "b:53");
        }
        tracker.health(List.of(well("one", clock.instant())));
        assertThat(diary.told.stream().filter(it -> it.is(Verb.OPENED) && it.detail() instanceof EpisodeDetail))
                .hasSize(many.length);
    }

    @Test
    void aClockThatGoesBackDelaysNothingAndChangesNothing() {
        quietBaseline();
        confirm(IP, "two");
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        clock.set(Instant.EPOCH.plusSeconds(5));
        tracker.tick();
        clock.forward(Duration.ofSeconds(61));
        assertThat(tracker.rechecksDue()).extracting(Recheck::source).containsExactly(new SourceId("one"));
        hear(IP, "one", listed("127.0.0.2"), "b:53");
        assertThat(tracker.view().open()).hasSize(2);
        clock.set(World.START.plus(Duration.ofDays(1)));
        tracker.tick();
        tracker.roundFinished(clock.instant());
        assertThat(tracker.view().open()).hasSize(2);
        assertThat(diary.kinds()).doesNotContain("ListingResolved", "StaleOpened");
    }

    @Test
    void aClockSetForwardEndsNoWaiting() {
        quietBaseline();
        hear(IP, "one", listed("127.0.0.2"), "a:53");
        clock.forward(Duration.ofDays(1));
        tracker.tick();
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).isEmpty();
        clock.forward(Duration.ofSeconds(61));
        hear(IP, "one", clean(), "b:53");
        assertThat(diary.told).isEmpty();
        confirm(IP, "two");
        diary.told.clear();
        hear(IP, "two", clean(), "a:53");
        tracker.clockStepped(Duration.ofHours(1));
        clock.forward(Duration.ofHours(1));
        clock.forward(Duration.ofMinutes(6));
        hear(IP, "two", clean(), "a:53");
        clock.forward(Duration.ofMinutes(6));
        hear(IP, "two", clean(), "a:53");
        assertThat(diary.kinds()).doesNotContain("ListingResolved");
    }

    @Test
    void missedRoundsAreNoNews() {
        quietBaseline();
        confirm(IP, "one");
        diary.told.clear();
        clock.forward(Duration.ofHours(20));
        tracker.tick();
        hear(IP, "one", timedOut(), "a:53");
        hear(IP, "two", timedOut(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).isEmpty();
        assertThat(tracker.view().open()).hasSize(1);
    }

    @Test
    void aListThatNeverAnswersIsToldOnceAsStaleAndOnceAsFresh() {
        quietBaseline();
        for (int round = 0; round < 20; round++) {
            clock.forward(Duration.ofMinutes(30));
            hear(IP, "one", timedOut(), "a:53");
            hear(IP, "two", clean(), "a:53");
            tracker.roundFinished(clock.instant());
        }
        assertThat(diary.kinds()).containsExactly("StaleOpened");
        restart();
        tracker.roundFinished(clock.instant());
        assertThat(diary.told).hasSize(1);
        clock.forward(Duration.ofMinutes(30));
        hear(IP, "one", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        assertThat(diary.kinds()).containsExactly("StaleOpened", "StaleResolved");
    }

    @Test
    void aRestlessListingIsToldAsFlappingAndNotAsOpeningsAndClosings() {
        quietBaseline();
        ConfirmationPolicy quick = new ConfirmationPolicy(
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
                Duration.ofHours(24));
        tracker =
                IncidentTracker.open(database, diary, clock, quick, new ScoreSettings(1000, Duration.ofDays(1), 0, 0));
        tracker.watch(targets(IP), LISTS);
        for (int poll = 0; poll < 96; poll++) {
            clock.forward(Duration.ofMinutes(15));
            hear(IP, "one", poll % 2 == 0 ? listed("127.0.0.2") : clean(), "a:53");
        }
        for (int poll = 0; poll < 30; poll++) {
            clock.forward(Duration.ofMinutes(15));
            hear(IP, "one", clean(), "a:53");
        }
        assertThat(diary.kinds().stream().filter("FlappingOpened"::equals)).hasSize(1);
        assertThat(diary.kinds().stream().filter("FlappingResolved"::equals)).hasSize(1);
        assertThat(diary.told).hasSizeLessThanOrEqualTo(12);
        assertThat(tracker.view().open()).isEmpty();
    }

    @Test
    void anUndocumentedCodeIsToldOnceADayAndListsNobody() {
        quietBaseline();
        Finding undocumented = new Finding.Unknown(Cause.UNDOCUMENTED_CODE, "127.0.0.99");
        for (int hour = 0; hour < 26; hour++) {
            clock.forward(Duration.ofHours(1));
            hear(IP, "one", undocumented, "a:53");
        }
        assertThat(diary.kinds()).containsExactly("UndocumentedOpened", "UndocumentedOpened");
        assertThat(tracker.view().open()).isEmpty();
    }

    @Test
    void keepsTheHistoryForPeople() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        TargetHistory history =
                new History(database, clock).of(IP, Duration.ofDays(90)).orElseThrow();
        assertThat(history.episodes()).hasSize(1);
        assertThat(history.episodes().get(0).recurrence()).isEqualTo(1);
        assertThat(history.events()).extracting(HistoryRows.EventLine::kind).containsExactly("opened", "cleared");
        assertThat(history.scores()).extracting(ScoreRows.SampleRow::score).containsExactly(100, 40, 100);
        for (HistoryRows.By by : HistoryRows.By.values()) {
            assertThat(new History(database, clock).timesToDelist(by, Duration.ofDays(90)))
                    .singleElement()
                    .satisfies(
                            time -> assertThat(time.mean()).isBetween(Duration.ofMinutes(33), Duration.ofMinutes(50)));
        }
        assertThat(new History(database, clock).of("192.0.2.200", Duration.ofDays(90)))
                .isEmpty();
    }

    @Test
    void forgetsWhatIsTooOldButNeverTheScoreInForce() {
        quietBaseline();
        confirm(IP, "one");
        clear(IP, "one");
        clock.forward(Duration.ofDays(800));
        tracker.tick();
        hear(IP, "two", clean(), "a:53");
        tracker.roundFinished(clock.instant());
        tracker = IncidentTracker.open(database, diary, clock, ConfirmationPolicy.defaults(), ScoreSettings.defaults());
        Retention.defaults().sweep(database, clock.instant());
        TargetHistory history =
                new History(database, clock).of(IP, Duration.ofDays(900)).orElseThrow();
        assertThat(history.scores()).extracting(ScoreRows.SampleRow::score).containsExactly(100);
    }

    @Test
    void everyLostPointNamesItsCause() {
        quietBaseline();
        confirm(IP, "one");
        confirm(IP, "two");
        ScoreExplanation explanation = tracker.explain(World.ip(IP));
        assertThat(explanation.losses().stream()
                        .mapToInt(ScoreExplanation.Loss::points)
                        .sum())
                .isEqualTo(100 - explanation.score());
        assertThat(explanation.losses())
                .extracting(ScoreExplanation.Loss::source)
                .containsExactly("one", "two");
        assertThat(explanation.confidence()).isEqualTo(1.0);
        hear(IP, "one", timedOut(), "a:53");
        assertThat(tracker.explain(World.ip(IP)).score()).isEqualTo(explanation.score());
        assertThat(tracker.explain(World.ip(IP)).confidence()).isLessThan(0.5);
    }

    private static String[] many() {
        String[] many = new String[20];
        for (int number = 0; number < many.length; number++) {
            many[number] = "198.51.100." + number;
        }
        return many;
    }
}

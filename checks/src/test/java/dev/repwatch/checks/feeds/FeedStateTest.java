package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.snds.SndsFeed;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedStateTest {

    private static final SourceId FEED = new SourceId("snds");
    private static final FeedDeclaration SNDS = SndsFeed.DECLARATION;
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Target TARGET = Subjects.ip("192.0.2.7");

    @Test
    void aFeedThatNeverHadDataIsNotQuiet() {
        FeedState state = FeedState.begin(FEED);
        assertThat(state.freshness(SNDS, START)).isEqualTo(FeedFreshness.WAITING);
        for (int day = 0; day < 30; day++) {
            state = state.after(reading(day, new Outcome.NoData()));
        }
        assertThat(state.freshness(SNDS, day(30))).isEqualTo(FeedFreshness.NO_DATA);
    }

    @Test
    void dataThatStopsIsQuietAfterDelayAndPatience() {
        FeedState state = FeedState.begin(FEED).after(data(0, 0));
        assertThat(state.after(reading(5, new Outcome.NoData())).freshness(SNDS, day(5)))
                .isEqualTo(FeedFreshness.FRESH);
        FeedState later = state.after(reading(6, new Outcome.NoData()));
        assertThat(later.freshness(SNDS, day(6))).isEqualTo(FeedFreshness.QUIET);
        assertThat(later.trouble()).isEmpty();
        assertThat(later.after(data(7, 0)).freshness(SNDS, day(7))).isEqualTo(FeedFreshness.FRESH);
    }

    @Test
    void oneFailureIsPatienceThreeAreTrouble() {
        FeedState state = FeedState.begin(FEED).after(data(0, 0));
        FeedState once = state.after(failed(Cause.SERVER_FAILED));
        assertThat(once.freshness(SNDS, day(1))).isEqualTo(FeedFreshness.FRESH);
        FeedState thrice = once.after(failed(Cause.SERVER_FAILED)).after(failed(Cause.TIMED_OUT));
        assertThat(thrice.freshness(SNDS, day(1))).isEqualTo(FeedFreshness.BROKEN);
        assertThat(thrice.trouble().orElseThrow().failures()).isEqualTo(3);
        assertThat(thrice.lastData()).isEqualTo(state.lastData());
        assertThat(thrice.after(data(2, 0)).trouble()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsNotQuietButBroken() {
        FeedState once = FeedState.begin(FEED).after(data(0, 0)).after(failed(Cause.SERVER_FAILED));
        assertThat(once.freshness(SNDS, day(6))).isEqualTo(FeedFreshness.BROKEN);
        assertThat(once.freshness(SNDS, day(2))).isEqualTo(FeedFreshness.FRESH);
    }

    @Test
    void aQuietFeedStaysQuietOverASingleFailure() {
        FeedState quiet = FeedState.begin(FEED).after(data(0, 0)).after(reading(6, new Outcome.NoData()));
        FeedState once = quiet.after(failed(Cause.SERVER_FAILED));
        assertThat(once.freshness(SNDS, day(7))).isEqualTo(FeedFreshness.QUIET);
        assertThat(once.after(failed(Cause.TIMED_OUT))
                        .after(failed(Cause.TIMED_OUT))
                        .freshness(SNDS, day(7)))
                .isEqualTo(FeedFreshness.BROKEN);
    }

    @Test
    void aRefusedKeyIsTroubleSooner() {
        FeedState state =
                FeedState.begin(FEED).after(failed(Cause.BAD_CREDENTIALS)).after(failed(Cause.BAD_CREDENTIALS));
        assertThat(state.freshness(SNDS, day(1))).isEqualTo(FeedFreshness.BROKEN);
    }

    @Test
    void aLinkThatIsNoLongerUsedHasNoEnd() {
        FeedState state = new FeedState(
                FEED,
                Optional.of(START),
                Optional.of(START),
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(day(25)),
                Optional.empty());
        assertThat(state.after(failed(Cause.SERVER_FAILED)).credentialsExpire()).contains(day(25));
        assertThat(state.after(data(1, 0)).credentialsExpire()).isEmpty();
    }

    @Test
    void ourOwnRestraintIsNoTroubleOfTheFeed() {
        FeedState state = FeedState.begin(FEED);
        for (int i = 0; i < 5; i++) {
            state = state.after(failed(Cause.NOT_ASKED));
        }
        assertThat(state.trouble()).isEmpty();
    }

    @Test
    void theSourcesWishIsHeeded() {
        Outcome wish = new Outcome.Failed(Cause.OVER_QUOTA, "too many", Optional.of(Duration.ofHours(20)));
        FeedState state = FeedState.begin(FEED).after(reading(0, wish));
        assertThat(state.due(SNDS, Duration.ZERO)).isEqualTo(START.plus(Duration.ofHours(20)));
        assertThat(FeedState.begin(FEED).after(failed(Cause.SERVER_FAILED)).due(SNDS, Duration.ZERO))
                .isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(FeedState.begin(FEED).after(data(0, 0)).due(SNDS, Duration.ZERO))
                .isEqualTo(START.plus(SNDS.minInterval()));
    }

    @Test
    void aWeekOfOutageChangesNoPointsOnlyHowFreshTheyAre() {
        List<LatestValue> red = LatestValues.after(List.of(), data(0, 2), SNDS).values();
        FeedReport outage = reading(7, new Outcome.Failed(Cause.SERVER_FAILED, "down", Optional.empty()));
        assertThat(LatestValues.after(red, outage, SNDS).values()).isEmpty();
        LatestValues.Burden before = LatestValues.burden(red, SNDS, day(1)).orElseThrow();
        LatestValues.Burden after = LatestValues.burden(red, SNDS, day(8)).orElseThrow();
        assertThat(after.points()).isEqualTo(before.points()).isEqualTo(25);
        assertThat(before.fresh()).isTrue();
        assertThat(after.fresh()).isFalse();
        assertThat(LatestValues.burden(red, SNDS, day(40))).isEmpty();
    }

    @Test
    void colourChangesAreToldOnceAndInOrder() {
        LatestValues.Step green = LatestValues.after(List.of(), data(0, 0), SNDS);
        assertThat(green.changes()).singleElement().satisfies(it -> {
            assertThat(it.from()).isEmpty();
            assertThat(it.worse()).isFalse();
        });
        LatestValues.Step yellow = LatestValues.after(green.values(), data(1, 1), SNDS);
        assertThat(yellow.changes()).singleElement().satisfies(it -> {
            assertThat(it.from()).contains(Band.GOOD);
            assertThat(it.to()).isEqualTo(Band.POOR);
            assertThat(it.worse()).isTrue();
        });
        assertThat(LatestValues.after(yellow.values(), data(2, 1), SNDS).changes())
                .isEmpty();
        assertThat(LatestValues.after(yellow.values(), data(2, 2), SNDS)
                        .changes()
                        .get(0)
                        .to())
                .isEqualTo(Band.BAD);
    }

    @Test
    void olderDataDoesNotOverwriteNewer() {
        LatestValues.Step now = LatestValues.after(List.of(), data(3, 2), SNDS);
        assertThat(LatestValues.after(now.values(), data(1, 0), SNDS).values()).isEmpty();
    }

    private static FeedReport data(int day, double colour) {
        Measure measure = new Measure(TARGET, "snds_colour", colour, Unit.LEVEL, day(day), "");
        return new FeedReport(
                FEED,
                day(day),
                new Outcome.Data(day(day)),
                List.of(),
                List.of(measure),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static FeedReport failed(Cause cause) {
        return reading(0, new Outcome.Failed(cause, "no", Optional.empty()));
    }

    private static FeedReport reading(int day, Outcome outcome) {
        return new FeedReport(
                FEED,
                day(day),
                outcome,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}

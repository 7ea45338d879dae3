package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.snds.SndsFeed;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstLookTest {

    private static final SourceId FEED = new SourceId("snds");
    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private static final List<FeedSubject> THREE = Stream.of("a.test", "b.test", "c.test")
            .map(it -> new FeedSubject(new DomainTarget(it), Set.of()))
            .toList();

    private final FirstLook firstLook = new FirstLook();

    @Test
    void whoWaitedLongestIsFirstAlsoWhenTheSourceHasNothingToSay() {
        firstLook.resume(FEED, THREE, false);
        assertThat(order()).containsExactly("a.test", "b.test", "c.test");
        firstLook.asked(looked(0, new Outcome.NoData(), Cause.NO_DATA, Cause.NOT_ASKED, Cause.NOT_ASKED));
        assertThat(order()).containsExactly("b.test", "c.test", "a.test");
        firstLook.asked(looked(6, new Outcome.NoData(), Cause.NOT_ASKED, Cause.NO_DATA, Cause.NOT_ASKED));
        assertThat(order()).containsExactly("c.test", "a.test", "b.test");
    }

    @Test
    void aLookThatFailedReachedNobody() {
        firstLook.resume(FEED, THREE, false);
        Outcome failed = new Outcome.Failed(Cause.SERVER_FAILED, "down", Optional.empty());
        firstLook.asked(looked(0, failed, Cause.SERVER_FAILED, Cause.SERVER_FAILED, Cause.SERVER_FAILED));
        assertThat(oldNews(0, false)).isTrue();
        assertThat(oldNews(0, true)).isTrue();
    }

    @Test
    void afterARestartOfAFeedThatHadDataNothingIsOldNews() {
        firstLook.resume(FEED, THREE, true);
        firstLook.resume(FEED, List.of(), false);
        assertThat(oldNews(0, true)).isFalse();
        assertThat(firstLook.oldNews(FEED, new DomainTarget("new.test"), true, SndsFeed.DECLARATION, START))
                .isTrue();
    }

    @Test
    void whatComesAfterHonestSilenceIsNews() {
        firstLook.resume(FEED, THREE, false);
        firstLook.asked(looked(0, new Outcome.NoData(), Cause.NO_DATA, Cause.NO_DATA, Cause.NO_DATA));
        assertThat(oldNews(3 * 24, false)).isTrue();
        assertThat(oldNews(3 * 24 + 1, false)).isFalse();
        assertThat(oldNews(1, true)).isFalse();
    }

    private boolean oldNews(int hours, boolean hadData) {
        return firstLook.oldNews(FEED, target(0), hadData, SndsFeed.DECLARATION, START.plus(Duration.ofHours(hours)));
    }

    private static Target target(int number) {
        return THREE.get(number).target();
    }

    private List<String> order() {
        return firstLook.longestUnaskedFirst(FEED, THREE).stream()
                .map(it -> it.target().text())
                .toList();
    }

    private static FeedReport looked(int hours, Outcome outcome, Cause... causes) {
        Instant at = START.plus(Duration.ofHours(hours));
        List<Observation> observations = Stream.of(0, 1, 2)
                .map(it -> new Observation(
                        target(it),
                        FEED,
                        new Finding.Unknown(causes[it], "made up"),
                        List.of(),
                        Duration.ZERO,
                        "feed:snds",
                        at))
                .toList();
        return new FeedReport(
                FEED,
                at,
                outcome,
                observations,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}

package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValues;
import dev.repwatch.checks.feeds.Measure;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.snds.SndsFeed;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one look makes people hear, when some targets are new to the feed and some are not. */
class FeedEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final SourceId FEED = new SourceId("snds");
    private static final Target KNOWN = new DomainTarget("known.test");

    @Test
    void targetsThatAreNewToAFeedAreOneDigestAndTheOthersAreNews() {
        List<IncidentEvent<?>> told = told(KNOWN, target(1), target(2), target(3));
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).satisfies(event -> {
            FeedFirstLookDetail it = (FeedFirstLookDetail) event.detail();
            assertThat(it.members())
                    .extracting(FeedValueDetail::target)
                    .containsExactly(target(1), target(2), target(3));
            assertThat(it.targets()).isEqualTo(3);
        });
        assertThat(told.get(1))
                .satisfies(event ->
                        assertThat(((FeedValueDetail) event.detail()).target()).isEqualTo(KNOWN));
    }

    @Test
    void aThousandNewTargetsAreOneMessage() {
        Target[] many =
                IntStream.range(0, 1000).mapToObj(FeedEventsTest::target).toArray(Target[]::new);
        assertThat(told(many)).singleElement().matches(it -> it.detail() instanceof FeedFirstLookDetail);
    }

    /** Of a look in which every target is red for the first time. */
    private static List<IncidentEvent<?>> told(Target... red) {
        FeedState state = FeedState.begin(FEED).after(reading());
        LatestValues.Step values = LatestValues.after(List.of(), reading(red), SndsFeed.DECLARATION);
        FeedRow before = new FeedRow(state, FeedFreshness.FRESH, false);
        return FeedEvents.of(before, state, SndsFeed.DECLARATION, values, it -> !it.equals(KNOWN), NOW)
                .happenings();
    }

    private static Target target(int number) {
        return new DomainTarget("t" + number + ".test");
    }

    private static FeedReport reading(Target... red) {
        List<Measure> measures = java.util.Arrays.stream(red)
                .map(it -> new Measure(it, "snds_colour", 2, Unit.LEVEL, NOW, ""))
                .toList();
        return new FeedReport(
                FEED,
                NOW,
                new Outcome.Data(NOW),
                List.of(),
                measures,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}

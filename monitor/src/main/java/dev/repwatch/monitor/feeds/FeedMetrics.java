package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.metrics.MetricsInput.FeedMeasure;
import dev.repwatch.monitor.metrics.MetricsInput.FeedScore;
import dev.repwatch.monitor.metrics.MetricsInput.FeedView;
import dev.repwatch.monitor.metrics.MetricsInput.Left;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a scrape shows of feeds. */
public final class FeedMetrics {

    private final FeedCache book;
    private final InstantSource clock;

    public FeedMetrics(FeedCache book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** One score for each feed and target: the first declared measure that has a value. */
    public Collection<FeedScore> scores() {
        Map<SourceId, Map<Target, List<LatestValue>>> standings = book.standings().stream()
                .collect(Collectors.groupingBy(LatestValue::feed, Collectors.groupingBy(LatestValue::target)));
        return standings.entrySet().stream()
                .flatMap(feed -> feed.getValue().values().stream().flatMap(it -> score(feed.getKey(), it).stream()))
                .toList();
    }

    private Optional<FeedScore> score(SourceId feed, List<LatestValue> ofTarget) {
        FeedDeclaration declaration = book.enabled().get(feed);
        return declaration == null
                ? Optional.empty()
                : declaration.measures().stream()
                        .flatMap(kind -> ofTarget.stream()
                                .filter(it -> it.measure().equals(kind.name())
                                        && it.band().isPresent())
                                .map(it -> score(kind, it)))
                        .findFirst();
    }

    private static FeedScore score(MeasureKind kind, LatestValue it) {
        return new FeedScore(
                it.target(),
                it.feed(),
                new Score(it.value(), kind.scale(), it.band().orElseThrow(), it.dataTime()));
    }

    /** Every last good value. */
    public Collection<FeedMeasure> measures() {
        return book.standings().stream()
                .map(it -> new FeedMeasure(it.target(), it.feed(), it.measure(), it.value(), it.band()))
                .sorted(Comparator.comparing((FeedMeasure it) -> it.source().value())
                        .thenComparing(it -> it.target().text())
                        .thenComparing(FeedMeasure::measure))
                .toList();
    }

    /** Up is a feed that has answered, and can be believed or honestly has nothing: neither quiet nor broken. */
    public Map<SourceId, FeedView> feeds() {
        Map<SourceId, FeedView> views = new HashMap<>();
        book.enabled().forEach((feed, declaration) -> {
            FeedState state = book.row(feed).state();
            FeedFreshness feedFreshness = book.freshness(feed, declaration, clock.instant());
            views.put(
                    feed,
                    new FeedView(
                            !feedFreshness.alarming() && state.lastSuccess().isPresent(),
                            state.lastSuccess(),
                            Arrays.stream(FeedFreshness.values())
                                    .collect(Collectors.toMap(FeedFreshness::label, it -> it == feedFreshness)),
                            state.lastData(),
                            state.quota().map(it -> new Left(it.limit(), it.remaining())),
                            state.credentialsExpire(),
                            book.backlog(feed)));
        });
        return views;
    }
}

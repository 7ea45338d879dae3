package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Score;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.metrics.MetricsInput.FeedScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What feeds say, on the scale of each feed. */
final class FeedFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family scores = Family.of(Metric.EXTERNAL_SCORE);
        Family times = Family.of(Metric.EXTERNAL_SCORE_TIME);
        Set<String> watched = now.targets().stream()
                .map(WatchedTarget::target)
                .map(target -> target.text())
                .collect(Collectors.toSet());
        for (FeedScore it : now.input().scores()) {
            String target = it.target().text();
            if (watched.contains(target)) {
                scores.add(it.score().value(), target, it.source().value());
                times.add(it.score().dataTime(), target, it.source().value());
            }
        }
        Family measures = Family.of(Metric.FEED_MEASURE);
        Family bands = Family.of(Metric.FEED_MEASURE_BAND);
        if (SeriesGuard.allows(now, measuresWanted(now))) {
            now.measures().forEach(it -> {
                String target = it.target().text();
                measures.add(it.value(), target, it.source().value(), it.measure());
                it.band()
                        .ifPresent(band ->
                                bands.add(level(band), target, it.source().value(), it.measure()));
            });
        }
        List<Family> all = new ArrayList<>(List.of(scores, times, measures, bands));
        Family complaints = Family.of(Metric.POOL_COMPLAINT_RATE);
        PoolComplaints.rates(now).forEach((pool, rate) -> complaints.add(rate, pool));
        all.add(complaints);
        all.addAll(health(now));
        return all;
    }

    /** How many series the numbers of feeds and their bands are. */
    static long measuresWanted(Snapshot now) {
        return now.measures().stream()
                .mapToLong(it -> it.band().isPresent() ? 2 : 1)
                .sum();
    }

    private static long level(Score.Band band) {
        return switch (band) {
            case GOOD -> 0;
            case NEUTRAL -> 1;
            case POOR -> 2;
            case BAD -> 3;
        };
    }

    private static List<Family> health(Snapshot now) {
        Family up = Family.of(Metric.FEED_UP);
        Family last = Family.of(Metric.FEED_LAST_SUCCESS);
        Family freshness = Family.of(Metric.FEED_FRESHNESS);
        Family data = Family.of(Metric.FEED_LAST_DATA);
        Family limit = Family.of(Metric.FEED_QUOTA_LIMIT);
        Family remaining = Family.of(Metric.FEED_QUOTA_REMAINING);
        Family keyEnds = Family.of(Metric.FEED_KEY_ENDS);
        Family backlog = Family.of(Metric.FEED_BACKLOG);
        new TreeMap<>(now.input().feeds()).forEach((source, feed) -> {
            String id = source.value();
            up.add(feed.up(), id);
            feed.lastSuccess().ifPresent(at -> last.add(at, id));
            new TreeMap<>(feed.freshness()).forEach((state, is) -> freshness.add(is, id, state));
            feed.lastData().ifPresent(at -> data.add(at, id));
            feed.quota().ifPresent(left -> {
                limit.add(left.limit(), id);
                remaining.add(left.remaining(), id);
            });
            feed.keyEnds().ifPresent(at -> keyEnds.add(at, id));
            backlog.add(feed.backlog(), id);
        });
        return List.of(up, last, freshness, data, limit, remaining, keyEnds, backlog);
    }
}

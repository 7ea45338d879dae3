package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.metrics.MetricsInput.FeedScore;
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
        Family up = Family.of(Metric.FEED_UP);
        Family last = Family.of(Metric.FEED_LAST_SUCCESS);
        new TreeMap<>(now.input().feeds()).forEach((source, feed) -> {
            up.add(feed.up(), source.value());
            feed.lastSuccess().ifPresent(at -> last.add(at, source.value()));
        });
        return List.of(scores, times, up, last);
    }
}

package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.metrics.MetricsInput.FeedMeasure;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One moment, taken once a scrape, so that all families agree. Targets and lists that left the configuration are not in
 * it, whatever the state still remembers of them.
 */
record Snapshot(
        StateView state,
        List<WatchedTarget> targets,
        List<Source> lists,
        List<Episode> open,
        List<Episode> closed,
        List<FeedMeasure> measures,
        MetricsInput input,
        Counters counters) {

    static Snapshot take(MetricsInput input, Counters counters) {
        StateView state = input.state();
        List<WatchedTarget> targets = input.targets().stream()
                .sorted(Comparator.comparing(watched -> watched.target().text()))
                .toList();
        List<Source> lists = input.lists().stream()
                .<Source>map(it -> it)
                .sorted(Comparator.comparing(Source::id))
                .toList();
        Set<Target> watched = targets.stream().map(WatchedTarget::target).collect(Collectors.toUnmodifiableSet());
        Set<SourceId> asked = lists.stream().map(Source::id).collect(Collectors.toUnmodifiableSet());
        return new Snapshot(
                state,
                targets,
                lists,
                among(state.open(), watched, asked),
                among(state.recentlyClosed(), watched, asked),
                input.measures().stream()
                        .filter(it -> watched.contains(it.target()))
                        .toList(),
                input,
                counters);
    }

    private static List<Episode> among(List<Episode> episodes, Set<Target> targets, Set<SourceId> lists) {
        return episodes.stream()
                .filter(episode -> targets.contains(episode.target()) && lists.contains(episode.source()))
                .sorted(Comparator.comparing(
                                (Episode episode) -> episode.target().text())
                        .thenComparing(Episode::source))
                .toList();
    }
}

package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.StateView.TargetView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dense: a handful of series for every target, whether listed or not. */
final class TargetFamilies implements Families {

    /** Severities that are counted; what is merely worth knowing is no trouble of a target. */
    static final List<Severity> COUNTED = List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR);

    @Override
    public List<Family> of(Snapshot now) {
        List<String> own = now.input().options().targetLabels();
        Family who = Family.of(Metric.TARGET_INFO, own);
        Family score = Family.of(Metric.TARGET_SCORE);
        Family unknown = Family.of(Metric.TARGET_UNKNOWN_LISTS);
        Family last = Family.of(Metric.TARGET_LAST_CHECK);
        for (WatchedTarget watched : now.targets()) {
            String target = watched.target().text();
            who.add(1, who(watched, own));
            Optional<TargetView> view =
                    Optional.ofNullable(now.state().targets().get(watched.target()));
            view.ifPresent(it -> score.add(it.score(), target));
            view.ifPresent(it -> unknown.add(it.unknownLists(), target));
            // a round takes minutes: fractions of a second would only make the page longer
            view.flatMap(TargetView::lastRound).ifPresent(at -> last.add(at.getEpochSecond(), target));
        }
        return List.of(who, listings(now), score, unknown, last);
    }

    private static List<String> who(WatchedTarget watched, List<String> own) {
        List<String> values = new ArrayList<>(List.of(
                watched.target().text(),
                watched.target().kind().label(),
                watched.name(),
                watched.helo().orElse(""),
                watched.pool().orElse("")));
        own.forEach(label -> values.add(watched.labels().getOrDefault(label, "")));
        return values;
    }

    private static Family listings(Snapshot now) {
        Map<Target, Map<Severity, Long>> counts = now.open().stream()
                .collect(Collectors.groupingBy(
                        Episode::target,
                        Collectors.groupingBy(episode -> episode.listing().severity(), Collectors.counting())));
        Family listings = Family.of(Metric.TARGET_LISTINGS);
        for (WatchedTarget watched : now.targets()) {
            Map<Severity, Long> mine = counts.getOrDefault(watched.target(), Map.of());
            COUNTED.forEach(severity -> listings.add(
                    mine.getOrDefault(severity, 0L), watched.target().text(), severity.label()));
        }
        return listings;
    }
}

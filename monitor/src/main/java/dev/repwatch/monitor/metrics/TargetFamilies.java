package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Dense: a handful of series for every target, whether listed or not. */
final class TargetFamilies implements Families {

    /** Severities that are counted; what is merely worth knowing is no trouble of a target. */
    static final List<Severity> COUNTED = List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR);

    /** A target of which something is known. */
    private record Seen(String target, TargetView view) {

        List<String> label() {
            return List.of(target);
        }

        // a round takes minutes: fractions of a second would only make the page longer
        double lastRound() {
            return view.lastRound().map(Instant::getEpochSecond).orElseThrow();
        }
    }

    @Override
    public List<Family> of(Snapshot now) {
        List<String> own = now.input().options().targetLabels();
        List<Seen> seen = seen(now);
        List<Seen> looked =
                seen.stream().filter(it -> it.view().lastRound().isPresent()).toList();
        return List.of(
                Family.each(Metric.TARGET_INFO, own, now.targets(), watched -> 1, watched -> who(watched, own)),
                listings(now),
                Family.each(
                        Metric.TARGET_SCORE,
                        List.of(),
                        seen.stream()
                                .filter(it -> it.view().knownScore().isPresent())
                                .toList(),
                        it -> it.view().score(),
                        Seen::label),
                Family.each(
                        Metric.TARGET_UNKNOWN_LISTS,
                        List.of(),
                        seen,
                        it -> it.view().unknownLists(),
                        Seen::label),
                Family.each(Metric.TARGET_LAST_CHECK, List.of(), looked, Seen::lastRound, Seen::label));
    }

    private static List<Seen> seen(Snapshot now) {
        List<Seen> seen = new ArrayList<>();
        for (WatchedTarget watched : now.targets()) {
            Optional.ofNullable(now.state().targets().get(watched.target()))
                    .ifPresent(view -> seen.add(new Seen(watched.target().text(), view)));
        }
        return seen;
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
        return Family.each(
                Metric.TARGET_LISTINGS,
                List.of(),
                new EachSeverity(now.targets()),
                row -> counts.getOrDefault(row.target(), Map.of()).getOrDefault(row.severity(), 0L),
                row -> List.of(row.target().text(), row.severity().label()));
    }

    private record Counted(Target target, Severity severity) {}

    /** Every target with every severity that is counted. */
    private static final class EachSeverity extends AbstractList<Counted> {

        private final List<WatchedTarget> targets;

        EachSeverity(List<WatchedTarget> targets) {
            this.targets = targets;
        }

        @Override
        public Counted get(int index) {
            return new Counted(targets.get(index / COUNTED.size()).target(), COUNTED.get(index % COUNTED.size()));
        }

        @Override
        public int size() {
            return targets.size() * COUNTED.size();
        }
    }
}

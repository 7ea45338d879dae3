package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.telemetry.CheckOutcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of every enabled list. The label is the catalogue id: a zone may hold a key. */
final class ListFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family about = Family.of(Metric.LIST_INFO);
        Family up = Family.of(Metric.LIST_UP);
        Family quarantined = Family.of(Metric.LIST_QUARANTINED);
        Family listed = Family.of(Metric.LIST_LISTED_TARGETS);
        Family last = Family.of(Metric.LIST_LAST_SUCCESS);
        Family checks = Family.of(Metric.CHECKS);
        Family durations = Family.of(Metric.LIST_QUERY_DURATION);
        Map<String, Long> targets = listedTargets(now);
        for (Source list : now.lists()) {
            String id = list.id().value();
            about.add(
                    1,
                    id,
                    list.operator(),
                    kinds(list),
                    list.worst().label(),
                    list.page().map(URI::toString).orElse(""));
            Optional<ListView> view = Optional.ofNullable(now.state().lists().get(list.id()));
            view.ifPresent(it -> up.add(it.up(), id));
            view.flatMap(ListView::quarantine).ifPresent(it -> quarantined.add(1, id, QuarantineReason.of(it.cause())));
            view.flatMap(ListView::lastSuccess).ifPresent(at -> last.add(at, id));
            listed.add(targets.getOrDefault(id, 0L), id);
            for (CheckOutcome outcome : CheckOutcome.values()) {
                checks.add(now.counters().checks.of(id, outcome), id, outcome.label());
            }
            durations.add(now.counters().queryDuration(id), id);
        }
        return List.of(about, up, quarantined, listed, last, checks, durations);
    }

    private static Map<String, Long> listedTargets(Snapshot now) {
        return now.open().stream()
                .collect(Collectors.groupingBy(episode -> episode.source().value(), Collectors.counting()));
    }

    private static String kinds(Source list) {
        return list.kinds().stream().sorted().map(TargetKind::label).collect(Collectors.joining(","));
    }
}

package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Incidents, and the work of getting off the lists. */
final class IncidentFamilies implements Families {

    private static final List<String> STATES = List.of("open", "acknowledged", "snoozed");

    @Override
    public List<Family> of(Snapshot now) {
        return List.of(present(now), opened(now), resolved(now), durations(now), tasks(now), oldest(now), means(now));
    }

    private static Family present(Snapshot now) {
        Map<Long, String> handled = now.input().handled();
        Map<String, Long> counts = now.open().stream()
                .collect(Collectors.groupingBy(
                        it -> handled.getOrDefault(it.id(), "open") + " "
                                + it.listing().severity().label(),
                        Collectors.counting()));
        Family present = Family.of(Metric.INCIDENTS);
        for (String state : STATES) {
            for (Severity severity : TargetFamilies.COUNTED) {
                present.add(counts.getOrDefault(state + " " + severity.label(), 0L), state, severity.label());
            }
        }
        return present;
    }

    private static Family opened(Snapshot now) {
        return byKind(Metric.INCIDENTS_OPENED, now.counters(), now.counters().opened);
    }

    private static Family resolved(Snapshot now) {
        return byKind(Metric.INCIDENTS_RESOLVED, now.counters(), now.counters().resolved);
    }

    private static Family byKind(Metric metric, Counters counters, LabelledCounter labelledCounter) {
        Family family = Family.of(metric);
        for (String kind : counters.incidentKinds) {
            for (Severity severity : Severity.values()) {
                family.add(labelledCounter.of(kind, severity.label()), kind, severity.label());
            }
        }
        return family;
    }

    private static Family durations(Snapshot now) {
        Family durations = Family.of(Metric.INCIDENT_DURATION);
        for (Severity severity : TargetFamilies.COUNTED) {
            durations.add(now.counters().incidentDuration(severity.label()), severity.label());
        }
        return durations;
    }

    private static Family tasks(Snapshot now) {
        Family tasks = Family.of(Metric.DELISTING_TASKS);
        new TreeMap<>(now.input().desk()).forEach((state, task) -> {
            for (TaskAge age : TaskAge.values()) {
                tasks.add(task.open().getOrDefault(age, 0), state, age.label());
            }
        });
        return tasks;
    }

    private static Family oldest(Snapshot now) {
        Family oldest = Family.of(Metric.DELISTING_OLDEST);
        new TreeMap<>(now.input().desk())
                .forEach((state, task) -> task.oldest().ifPresent(at -> oldest.add(at, state)));
        return oldest;
    }

    private static Family means(Snapshot now) {
        Family means = Family.of(Metric.DELISTING_MEAN);
        new TreeMap<>(now.input().delistingMeans()).forEach((list, mean) -> means.add(mean.toSeconds(), list.value()));
        return means;
    }
}

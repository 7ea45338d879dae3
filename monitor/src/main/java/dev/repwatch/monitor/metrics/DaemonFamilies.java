package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.metrics.MetricsInput.DaemonView;
import dev.repwatch.monitor.telemetry.StorageOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the watcher itself is well. */
final class DaemonFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        DaemonView daemon = now.input().daemon();
        Counters counters = now.counters();
        Family build = Family.of(Metric.BUILD_INFO)
                .add(1, daemon.version(), daemon.revision(), Runtime.version().toString());
        Family successful = Family.of(Metric.RELOAD_SUCCESSFUL);
        counters.reloadSuccessful().ifPresent(successful::add);
        Family success = Family.of(Metric.RELOAD_SUCCESS_TIME);
        counters.reloadSuccess().ifPresent(success::add);
        Family reloads = Family.of(Metric.RELOADS)
                .add(counters.reloads.of("success"), "success")
                .add(counters.reloads.of("failure"), "failure");
        Lateness late = Lateness.in(now);
        Family round = Family.of(Metric.ROUND_DURATION);
        counters.lastRound().ifPresent(took -> round.add(seconds(took)));
        Family size = Family.of(Metric.STORAGE_SIZE);
        daemon.storageBytes().ifPresent(size::add);
        return List.of(
                build,
                successful,
                success,
                reloads,
                Family.of(Metric.BROKEN_TARGET_FILES).add(counters.brokenTargetFiles()),
                targets(now),
                lists(now),
                Family.of(Metric.CHECK_INTERVAL).add(seconds(daemon.checkInterval())),
                round,
                Family.of(Metric.ROUND_LATE).add(seconds(counters.roundLate())),
                Family.of(Metric.SCHEDULER_LAG).add(seconds(late.most())),
                Family.of(Metric.SCHEDULER_QUEUE).add(late.targets()),
                size,
                storageErrors(counters));
    }

    private static Family targets(Snapshot now) {
        Family targets = Family.of(Metric.TARGETS);
        for (TargetKind kind : TargetKind.values()) {
            long count = now.targets().stream()
                    .filter(watched -> watched.target().kind() == kind)
                    .count();
            targets.add(count, kind.label());
        }
        return targets;
    }

    private static Family lists(Snapshot now) {
        long quarantined =
                now.lists().stream().filter(list -> quarantined(now, list)).count();
        return Family.of(Metric.LISTS)
                .add(now.lists().size() - quarantined, "active")
                .add(quarantined, "quarantined")
                .add(now.input().disabledLists(), "disabled");
    }

    private static boolean quarantined(Snapshot now, Source list) {
        return Optional.ofNullable(now.state().lists().get(list.id()))
                .flatMap(ListView::quarantine)
                .isPresent();
    }

    private static Family storageErrors(Counters counters) {
        Family errors = Family.of(Metric.STORAGE_ERRORS);
        for (StorageOperation operation : StorageOperation.values()) {
            errors.add(counters.storageErrors.of(operation.label()), operation.label());
        }
        return errors;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

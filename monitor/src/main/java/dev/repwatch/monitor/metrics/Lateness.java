package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.metrics.MetricsInput.DaemonView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far looking is behind. The next round over a target is to be over one interval after its last one; what was never
 * looked at, one interval after it was first watched.
 *
 * @param targets how many are overdue
 * @param most by how much the longest of them is; zero when none is
 */
record Lateness(int targets, Duration most) {

    static Lateness in(Snapshot now) {
        DaemonView daemon = now.input().daemon();
        Instant since = now.counters().reloadSuccess().orElse(daemon.now());
        int targets = 0;
        Duration most = Duration.ZERO;
        for (WatchedTarget watched : now.targets()) {
            Instant last = Optional.ofNullable(now.state().targets().get(watched.target()))
                    .flatMap(TargetView::lastRound)
                    .orElse(since);
            Duration late = Duration.between(last.plus(daemon.checkInterval()), daemon.now());
            if (!late.isNegative() && !late.isZero()) {
                targets++;
                most = late.compareTo(most) > 0 ? late : most;
            }
        }
        return new Lateness(targets, most);
    }
}

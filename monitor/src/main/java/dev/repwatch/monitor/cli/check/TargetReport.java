package dev.repwatch.monitor.cli.check;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.util.List;

/** Everything one check found out about one target. */
record TargetReport(Target target, TargetVerdict verdict, List<Observation> observations) {

    TargetReport {
        observations = List.copyOf(observations);
    }
}

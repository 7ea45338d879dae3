package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Target;
import java.util.List;

/**
 * The score of a target fell far or below the threshold.
 *
 * @param reasons the points lost, worst first, in words; empty when it has recovered
 */
public record ScoreDetail(Target target, int from, int to, List<String> reasons) implements IncidentDetail {

    public ScoreDetail {
        reasons = List.copyOf(reasons);
    }
}

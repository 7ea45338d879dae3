package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Target;
import java.util.List;

/**
 * The score of a target fell far or below the threshold.
 *
 * @param losses the points lost, worst first; empty when it has recovered
 */
public record ScoreDetail(Target target, int from, int to, List<ScoreExplanation.Loss> losses)
        implements IncidentDetail {

    public ScoreDetail {
        losses = List.copyOf(losses);
    }

    /** The losses in words, for logs. */
    public List<String> reasons() {
        return losses.stream().map(ScoreExplanation.Loss::words).toList();
    }
}

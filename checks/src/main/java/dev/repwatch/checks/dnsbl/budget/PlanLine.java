package dev.repwatch.checks.dnsbl.budget;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.util.Optional;

/**
 * What one list will be asked.
 *
 * @param operator who counts: lists of one operator share its limit
 * @param targets of the kinds that the list takes
 * @param interval how long it is between two questions about the same target
 * @param queriesPerDay control points included; confirmations and texts of new listings come on top, and are few
 * @param operatorPerDay of all the operator's lists in the plan together
 * @param allowedPerDay the operator's hard limit of free use; empty when none is documented
 * @param allowedPerSecond likewise
 * @param nonCommercial free for non-commercial use only
 * @param accepted the admin has said in the configuration that the terms are taken care of
 * @param planned which of its questions are asked is decided one by one; {@code interval} is the average
 */
public record PlanLine(
        SourceId list,
        String operator,
        long targets,
        Duration interval,
        long queriesPerDay,
        long operatorPerDay,
        Optional<Long> allowedPerDay,
        Optional<Double> allowedPerSecond,
        boolean nonCommercial,
        boolean accepted,
        boolean planned) {

    /** True when the plan asks more than the operator allows. */
    public boolean overLimit() {
        return allowedPerDay.filter(allowed -> operatorPerDay > allowed).isPresent();
    }

    /** True when the program must not start with this plan. */
    public boolean refused() {
        return overLimit() && !accepted;
    }

    /** The share of what is allowed that the plan uses; empty when there is no limit. */
    public Optional<Double> share() {
        return allowedPerDay.map(allowed -> (double) operatorPerDay / allowed);
    }
}

package dev.repwatch.checks.dnsbl.plan;

import java.util.List;

/**
 * All that is planned for.
 *
 * @param operators each with its limits
 * @param lists each of one of the operators
 * @param targets with their past, one number of openings for each list
 * @param days the length of that past
 */
public record FleetHistory(
        List<OperatorLimit> operators, List<ListTerms> lists, List<TargetHistory> targets, double days) {

    public FleetHistory {
        operators = List.copyOf(operators);
        lists = List.copyOf(lists);
        targets = List.copyOf(targets);
        if (!(days > 0)) {
            throw new IllegalArgumentException("a history needs a length");
        }
        for (ListTerms list : lists) {
            if (operators.stream().noneMatch(operator -> operator.id().equals(list.operator()))) {
                throw new IllegalArgumentException("list \"" + list.id() + "\" names the operator \"" + list.operator()
                        + "\", which is not there");
            }
        }
        for (TargetHistory target : targets) {
            if (target.openings().size() != lists.size()) {
                throw new IllegalArgumentException("a target needs one number of openings for each list");
            }
        }
    }
}

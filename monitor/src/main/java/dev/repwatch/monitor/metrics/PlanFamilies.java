package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.plan.BudgetJson.ListBudget;
import dev.repwatch.monitor.plan.BudgetJson.OperatorBudget;
import dev.repwatch.monitor.plan.BudgetJson.SignalTrust;
import java.util.List;

/** How the questions of a day are spent. Figures of lists only where questions are chosen one by one. */
final class PlanFamilies implements Families {

    @Override
    public List<Family> of(Snapshot now) {
        Family planned = Family.of(Metric.OPERATOR_PLANNED);
        Family reserve = Family.of(Metric.OPERATOR_RESERVE);
        Family spent = Family.of(Metric.OPERATOR_SPENT);
        Family longest = Family.of(Metric.LIST_LONGEST);
        Family delay = Family.of(Metric.LIST_EXPECTED_DELAY);
        Family late = Family.of(Metric.LIST_LATE_PAIRS);
        Family asked = Family.of(Metric.LIST_PLANNED_QUESTIONS);
        Family precision = Family.of(Metric.SIGNAL_PRECISION);
        for (OperatorBudget operator : now.input().budget().operators()) {
            planned.add(operator.planned_per_day(), operator.operator());
            spent.add(operator.spent_24h(), operator.operator());
            if (operator.planned()) {
                reserve.add(operator.reserve_per_day(), operator.operator());
                for (ListBudget list : operator.lists()) {
                    longest.add(Math.round(list.interval_longest()), list.list());
                    delay.add(Math.round(list.expected_delay()), list.list(), "planned");
                    delay.add(Math.round(list.expected_delay_equal()), list.list(), "equal");
                    late.add(list.late_pairs(), list.list());
                    asked.add(list.asked_by_signal_24h(), list.list(), "signal");
                    asked.add(list.asked_24h() - list.asked_by_signal_24h(), list.list(), "value");
                }
            }
        }
        for (SignalTrust signal : now.input().budget().signals()) {
            precision.add(Math.round(signal.precision() * 1000) / 1000.0, signal.kind());
        }
        return List.of(planned, reserve, spent, longest, delay, late, asked, precision);
    }
}

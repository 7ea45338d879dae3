package dev.repwatch.monitor.plan;

import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.budget.PlanLine;
import dev.repwatch.checks.dnsbl.budget.PlannedOperator;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.checks.dnsbl.plan.ListFigures;
import dev.repwatch.checks.dnsbl.plan.PairFigures;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.plan.BudgetJson.BudgetAnswer;
import dev.repwatch.monitor.plan.BudgetJson.Explanation;
import dev.repwatch.monitor.plan.BudgetJson.ListBudget;
import dev.repwatch.monitor.plan.BudgetJson.OperatorBudget;
import dev.repwatch.monitor.plan.BudgetJson.PairExplanation;
import dev.repwatch.monitor.plan.BudgetJson.SignalTrust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of a plan. */
final class BudgetReport {

    private static final double DAY = 86_400;
    /** Worth a word: half of an operator's questions go to one list. */
    private static final double MUCH = 0.5;

    private BudgetReport() {}

    static BudgetAnswer of(FleetPlan plan, DayLedger spent) {
        Map<String, List<PlanLine>> operators = new LinkedHashMap<>();
        plan.budget()
                .lines()
                .forEach(line -> operators
                        .computeIfAbsent(line.operator(), fresh -> new ArrayList<>())
                        .add(line));
        List<OperatorBudget> all = new ArrayList<>();
        operators.forEach((operator, lines) -> all.add(operator(plan, operator, lines, spent.spent(operator))));
        List<SignalTrust> signals = new ArrayList<>();
        plan.signals()
                .forEach((kind, tally) ->
                        signals.add(new SignalTrust(kind, tally.hits() / tally.tries(), tally.tries())));
        return new BudgetAnswer(all, signals);
    }

    private static OperatorBudget operator(FleetPlan plan, String operator, List<PlanLine> lines, long spent) {
        Optional<PlannedOperator> planned = planned(plan.budget(), operator);
        Optional<Long> allowed = planned.map(PlannedOperator::allowedPerDay)
                .orElseGet(() -> lines.stream()
                        .filter(line -> !line.accepted())
                        .flatMap(line -> line.allowedPerDay().stream())
                        .min(Long::compareTo));
        long plain = lines.stream().mapToLong(PlanLine::queriesPerDay).sum();
        List<ListBudget> lists = lines.stream().map(line -> list(plan, line)).toList();
        return new OperatorBudget(
                operator,
                planned.isPresent(),
                allowed,
                planned.map(PlannedOperator::perSecond)
                        .orElse(lines.get(0).allowedPerSecond().orElse(0.0)),
                planned.map(PlannedOperator::perDay).orElse(plain),
                planned.map(PlannedOperator::reserve).orElse(0L),
                spent,
                lists,
                planned.map(it -> advice(it, lists)));
    }

    private static Optional<PlannedOperator> planned(QueryPlan plan, String operator) {
        return plan.planned().stream()
                .filter(it -> it.operator().equals(operator))
                .findFirst();
    }

    private static ListBudget list(FleetPlan plan, PlanLine line) {
        Optional<ListFigures> figures = plan.figures(line.list());
        double interval = line.interval().toSeconds();
        return figures.map(it -> new ListBudget(
                        line.list().value(),
                        it.pairs(),
                        it.unlooked(),
                        it.median(),
                        it.most(),
                        it.longest(),
                        it.delay(),
                        it.equalDelay(),
                        plan.asked(line.list()),
                        plan.signalled(line.list()),
                        it.late(),
                        plan.keepsFloor(line.list()),
                        plan.resting(line.list())))
                .orElseGet(() -> new ListBudget(
                        line.list().value(),
                        line.targets(),
                        0,
                        interval,
                        interval,
                        interval,
                        interval / 2,
                        interval / 2,
                        0,
                        0,
                        0,
                        interval <= DAY,
                        false));
    }

    /** One line, in the order of what helps most. */
    private static String advice(PlannedOperator operator, List<ListBudget> lists) {
        ListBudget largest = lists.stream()
                .max((one, other) -> Long.compare(one.pairs(), other.pairs()))
                .orElseThrow();
        if (!operator.keepsFloor()) {
            return "a look a day at every target is not possible: watch fewer, or arrange %,d questions a day with %s"
                    .formatted(
                            (long) Math.ceil((operator.pairs() / 0.9 + operator.reserve()) / 0.8), operator.operator());
        }
        if (lists.size() > 1 && largest.pairs() > MUCH * operator.pairs()) {
            return "a file of %s in place of its DNS would free %,d questions a day"
                    .formatted(
                            largest.list(),
                            Math.round((double) operator.perDay() * largest.pairs() / Math.max(1, operator.pairs())));
        }
        return "a file of %s in place of its DNS would free %,d questions a day"
                .formatted(largest.list(), operator.perDay());
    }

    static Explanation explain(FleetPlan plan, Target target) {
        List<PairExplanation> lists = new ArrayList<>();
        plan.explain(target)
                .forEach((list, it) -> lists.add(new PairExplanation(
                        list.value(),
                        it.perDay(),
                        it.weight(),
                        it.looked() ? Optional.of(it.ago()) : Optional.empty(),
                        it.interval() > 0 ? Optional.of(it.interval()) : Optional.empty(),
                        it.latest(),
                        it.listed(),
                        it.signal(),
                        plan.resting(list) ? "the list is unwell, and nobody asks it" : why(it))));
        return new Explanation(target.text(), lists);
    }

    private static String why(PairFigures pair) {
        if (!pair.looked()) {
            return "nobody has looked yet: it comes first";
        }
        if (pair.listed()) {
            return "it is listed: its end is awaited";
        }
        if (pair.signal().isPresent()) {
            return "brought forward by a signal: " + pair.signal().get();
        }
        if (pair.latest().filter(in -> in <= 0).isPresent()) {
            return "its daily look is due";
        }
        return "by its own past, its weight and the time since the last look";
    }
}

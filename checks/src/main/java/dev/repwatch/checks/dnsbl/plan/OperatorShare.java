package dev.repwatch.checks.dnsbl.plan;

import java.util.List;

/** The lists of one operator, which share what it allows: each step the most valuable of all their pairs. */
final class OperatorShare {

    /** Takes one chosen question. */
    interface Chosen {
        void ask(ListPairs list, int target);
    }

    private static final double DAY = 86_400;
    /** The part of a day's questions that a daily look at every pair may take. */
    private static final double FLOOR = 0.9;

    private final List<ListPairs> lists;
    private final QuestionBudget budget;
    private final boolean floor;
    private final double[] values;
    private final double[] moved;

    OperatorShare(OperatorLimit limit, List<ListPairs> lists) {
        this.lists = lists;
        budget = new QuestionBudget(limit);
        int pairs = lists.stream().mapToInt(list -> list.last.length).sum();
        floor = pairs <= FLOOR * budget.share(DAY);
        values = new double[pairs];
        moved = new double[pairs];
    }

    void choose(double now, double seconds, Chosen chosen) {
        int allowed = budget.allowed(now, seconds);
        int worth = allowed == 0 ? 0 : weigh(now);
        int count = Math.min(allowed, worth);
        if (count > 0) {
            take(MostValuable.threshold(moved, worth, count), count, now, chosen);
        }
        budget.spend(now, count);
    }

    private int weigh(double now) {
        int at = 0;
        int worth = 0;
        for (ListPairs list : lists) {
            for (int target = 0; target < list.last.length; target++) {
                double value = list.value(target, now, floor);
                values[at++] = value;
                if (value > 0) {
                    moved[worth++] = value;
                }
            }
        }
        return worth;
    }

    private void take(double threshold, int count, double now, Chosen chosen) {
        int left = takeWhere(value -> value > threshold, count, now, chosen);
        takeWhere(value -> value == threshold, left, now, chosen);
    }

    private int takeWhere(java.util.function.DoublePredicate wanted, int count, double now, Chosen chosen) {
        int left = count;
        int at = 0;
        for (ListPairs list : lists) {
            for (int target = 0; target < list.last.length && left > 0; target++, at++) {
                if (wanted.test(values[at])) {
                    list.asked(target, now);
                    chosen.ask(list, target);
                    left--;
                }
            }
        }
        return left;
    }
}

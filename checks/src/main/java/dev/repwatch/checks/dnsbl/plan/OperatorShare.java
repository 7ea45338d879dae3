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
    /** Where it would take more: the part that looks at every pair in turn may take, over as many days as that needs. */
    private static final double SCARCE = 0.25;

    final List<ListPairs> lists;
    final QuestionBudget budget;
    private final double stretch;
    private final double[] values;
    private final double[] moved;

    OperatorShare(OperatorLimit limit, List<ListPairs> lists, List<PlanMemory.Spent> before) {
        this.lists = lists;
        budget = new QuestionBudget(limit, before);
        int pairs = lists.stream().mapToInt(list -> list.last.length).sum();
        int asked = lists.stream().mapToInt(list -> list.taken.cardinality()).sum();
        double day = budget.share(DAY);
        stretch = asked <= FLOOR * day ? 1 : asked / Math.max(1, SCARCE * day);
        values = new double[pairs];
        moved = new double[pairs];
    }

    void choose(double now, double seconds, Chosen chosen) {
        int allowed = budget.allowed(now, seconds);
        int worth = allowed == 0 ? 0 : weigh(now, allowed);
        int count = Math.min(allowed, worth);
        if (count > 0) {
            take(MostValuable.threshold(moved, worth, count), count, now, chosen);
        }
        budget.spend(now, count);
    }

    boolean keepsFloor() {
        return stretch == 1;
    }

    private int weigh(double now, int allowed) {
        int at = 0;
        int overdue = 0;
        int due = 0;
        for (ListPairs list : lists) {
            for (int target = 0; target < list.last.length; target++) {
                double value = list.value(target, now, stretch);
                values[at++] = value;
                if (value >= ListPairs.OVERDUE) {
                    overdue++;
                } else if (value >= ListPairs.DUE) {
                    moved[due++] = value;
                }
            }
        }
        int room = Math.max(1, allowed / 2 - overdue);
        if (due > room) {
            putOff(MostValuable.threshold(moved, due, room), now);
        }
        int worth = 0;
        for (int of = 0; of < at; of++) {
            if (values[of] > 0) {
                moved[worth++] = values[of];
            }
        }
        return worth;
    }

    /** What is late or new may take half of a step: after an outage everything is, and signals must get through all the same. */
    private void putOff(double below, double now) {
        int at = 0;
        for (ListPairs list : lists) {
            for (int target = 0; target < list.last.length; target++, at++) {
                if (values[at] >= ListPairs.DUE && values[at] < below) {
                    values[at] = list.worth(target, now - list.last[target]);
                }
            }
        }
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

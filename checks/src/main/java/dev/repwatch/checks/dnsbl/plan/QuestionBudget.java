package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** What is left of an operator's allowance: in any 24 hours, and in the seconds of one step. */
final class QuestionBudget {

    private static final double DAY = 86_400;

    private record Spent(double at, long questions) {}

    private final OperatorLimit limit;
    private final Deque<Spent> day = new ArrayDeque<>();
    private long spent;
    private double credit;

    QuestionBudget(OperatorLimit limit, List<PlanMemory.Spent> before) {
        this.limit = limit;
        before.stream()
                .sorted(Comparator.comparingDouble(PlanMemory.Spent::secondsAgo).reversed())
                .forEach(it -> add(-it.secondsAgo(), it.questions()));
    }

    /** The even share of a step, in questions. */
    double share(double seconds) {
        return Math.min(limit.perDay() / DAY, limit.perSecond()) * seconds;
    }

    /** How many questions may leave now, when the last step lay that many seconds back. What was saved lasts for two steps more. */
    int allowed(double now, double seconds) {
        while (!day.isEmpty() && day.getFirst().at() <= now - DAY) {
            spent -= day.removeFirst().questions();
        }
        credit = Math.min(credit, 2 * share(seconds)) + share(seconds);
        double most = Math.min((double) (limit.perDay() - spent), Math.floor(limit.perSecond() * seconds));
        return (int) Math.max(0, Math.min(most, Math.floor(credit)));
    }

    void spend(double now, int questions) {
        credit -= questions;
        add(now, questions);
    }

    private void add(double at, long questions) {
        spent += questions;
        day.addLast(new Spent(at, questions));
    }

    /** Some of what was last allowed has not left. */
    void refund(int questions) {
        Spent last = day.pollLast();
        if (last != null) {
            long back = Math.min(last.questions(), questions);
            spent -= back;
            credit += back;
            day.addLast(new Spent(last.at(), last.questions() - back));
        }
    }

    long perDay() {
        return limit.perDay();
    }
}

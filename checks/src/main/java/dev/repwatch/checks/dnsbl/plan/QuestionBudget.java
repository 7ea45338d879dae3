package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is left of an operator's allowance: in any 24 hours, and in the seconds of one step. */
final class QuestionBudget {

    private static final double DAY = 86_400;

    private record Spent(double at, int questions) {}

    private final OperatorLimit limit;
    private final Deque<Spent> day = new ArrayDeque<>();
    private long spent;
    private double credit;

    QuestionBudget(OperatorLimit limit) {
        this.limit = limit;
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
        spent += questions;
        day.addLast(new Spent(now, questions));
    }
}

package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;

/** A capability that knows something for or against a target: listings, feeds, posture, the mail log. */
public interface Evidence {

    /** What it holds against the target now. */
    List<ScoreFault> faults(Target target, Instant now);

    /** How much it could know about the target, and how much of that it knows. */
    Coverage coverage(Target target);

    /**
     * In the weights of docs/score.md (a tier-1 list weighs 8).
     *
     * @param asked weight of everything that should have an answer
     * @param answered weight of what has a trustworthy one
     */
    record Coverage(double asked, double answered) {

        static final Coverage NONE = new Coverage(0, 0);

        Coverage plus(Coverage other) {
            return new Coverage(asked + other.asked, answered + other.answered);
        }

        /** 0 to 1. Nothing asked is nothing known. */
        double share() {
            return asked <= 0 ? 0 : answered / asked;
        }
    }
}

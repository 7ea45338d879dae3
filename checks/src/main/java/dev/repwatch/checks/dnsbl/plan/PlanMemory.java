package dev.repwatch.checks.dnsbl.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a planner before this one knew, by which a restart and a new configuration go on where it was. */
public interface PlanMemory {

    /** Nobody planned before. */
    PlanMemory NONE = new PlanMemory() {
        @Override
        public OptionalDouble lookedAgo(int target, int list) {
            return OptionalDouble.empty();
        }

        @Override
        public List<Spent> spent(String operator) {
            return List.of();
        }

        @Override
        public Map<String, Tally> signals() {
            return Map.of();
        }
    };

    /** Questions that were asked some seconds ago. */
    record Spent(double secondsAgo, long questions) {}

    /** How often a kind of signal was right. */
    record Tally(double hits, double tries) {

        public Tally {
            if (!(hits >= 0) || !(tries > 0) || !(hits <= tries) || Double.isInfinite(tries)) {
                throw new IllegalArgumentException("a signal is right 0 times or more, and not more often than looked");
            }
        }
    }

    /** Whether the list is asked about such targets at all. */
    default boolean takes(int target, int list) {
        return true;
    }

    /** Whether it is known to be listed. */
    default boolean listed(int target, int list) {
        return false;
    }

    /** Seconds since the last look; empty where there was none. */
    OptionalDouble lookedAgo(int target, int list);

    /** The questions of the last 24 hours. */
    List<Spent> spent(String operator);

    Map<String, Tally> signals();
}

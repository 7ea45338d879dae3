package dev.repwatch.monitor.warmup.simulation;

import dev.repwatch.monitor.warmup.Coach;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.WarmupQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who says how much may be sent. */
public interface Limits {

    /** By provider, for the day that comes. */
    Map<String, Long> next(Scenario scenario, int day, List<WarmupDay> history);

    /** Told at the end of a day on which something was sent. */
    default void sent(Scenario scenario, long accepted) {}

    static Limits coach() {
        return (scenario, day, history) -> {
            WarmupPlan plan = new WarmupPlan(100, scenario.weekdaysOnly(), scenario.goals());
            WarmupQuestion question = new WarmupQuestion("192.0.2.25", plan, scenario.date(day), history, List.of());
            Map<String, Long> limits = new LinkedHashMap<>();
            for (Decision decision : Coach.decide(question)) {
                limits.put(decision.provider(), decision.nextLimit());
            }
            return limits;
        };
    }

    static Limits fixed(FixedPlan plan) {
        return new Limits() {
            private int step = 1;

            @Override
            public Map<String, Long> next(Scenario scenario, int day, List<WarmupDay> history) {
                long volume = Math.min(plan.volume(step), scenario.target());
                Map<String, Long> limits = new LinkedHashMap<>();
                scenario.shares()
                        .forEach((provider, share) ->
                                limits.put(provider, scenario.sends(day) ? (long) (volume * share) : 0));
                return limits;
            }

            @Override
            public void sent(Scenario scenario, long accepted) {
                boolean delivered = accepted >= 0.9 * Math.min(scenario.target(), plan.volume(step));
                step += plan.byStage() && !delivered ? 0 : 1;
            }
        };
    }
}

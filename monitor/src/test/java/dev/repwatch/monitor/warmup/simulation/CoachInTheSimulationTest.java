package dev.repwatch.monitor.warmup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.warmup.simulation.Simulation.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coach against the published schedules, before receivers that take notice of what is sent to them. */
class CoachInTheSimulationTest {

    @ParameterizedTest
    @CsvSource({
        "s1-clean-daily, 17, true",
        "s2-weekdays, 23, true",
        "s3-strict-microsoft, 50, false",
        "s4-bad-segment, 26, true",
        "s5-pause, 36, false",
        "s6-thin-demand, 31, true"
    })
    void reaches_the_goal_in_time_and_is_hardly_ever_put_off(String scenario, int cap, boolean withoutSpike) {
        Outcome outcome = Simulation.run(Scenario.named(scenario), Limits.coach());
        assertThat(outcome.reached()).as("day on which the goal was reached").isPresent();
        assertThat(outcome.days()).isLessThanOrEqualTo(cap);
        assertThat(outcome.badShare()).isLessThanOrEqualTo(0.01);
        if (withoutSpike) {
            assertThat(outcome.spikes()).isZero();
        }
    }

    @Test
    void needs_at_most_four_fifths_of_the_days_of_the_best_fixed_plan() {
        int best = Arrays.stream(FixedPlan.values())
                .mapToInt(plan -> days(() -> Limits.fixed(plan)))
                .min()
                .orElseThrow();
        assertThat((double) days(Limits::coach)).isLessThanOrEqualTo(0.8 * best);
    }

    @Test
    void is_put_off_less_often_than_every_fixed_plan() {
        long coach = bad(Limits::coach);
        for (FixedPlan plan : FixedPlan.values()) {
            assertThat(coach).as("against %s", plan.label()).isLessThan(bad(() -> Limits.fixed(plan)));
        }
    }

    @Test
    void survives_a_listing_of_three_days_and_lost_logs() {
        Scenario listed = Scenario.named("s1-clean-daily")
                .with(Map.of("events", List.of(Map.of("from", 9, "to", 11, "listed", true))));
        Scenario blind = Scenario.named("s1-clean-daily")
                .with(Map.of("events", List.of(Map.of("from", 6, "to", 8, "hide", true))));
        assertThat(Simulation.run(listed, Limits.coach()).days()).isLessThanOrEqualTo(30);
        assertThat(Simulation.run(blind, Limits.coach()).days()).isLessThanOrEqualTo(22);
    }

    private static int days(Supplier<Limits> limits) {
        return outcomes(limits).mapToInt(Outcome::days).sum();
    }

    private static long bad(Supplier<Limits> limits) {
        return outcomes(limits).mapToLong(Outcome::bad).sum();
    }

    private static Stream<Outcome> outcomes(Supplier<Limits> limits) {
        return Scenario.NAMES.stream().map(name -> Simulation.run(Scenario.named(name), limits.get()));
    }
}

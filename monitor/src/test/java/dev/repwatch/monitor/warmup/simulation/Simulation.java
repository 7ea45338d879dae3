package dev.repwatch.monitor.warmup.simulation;

import dev.repwatch.monitor.warmup.WarmupDay;
import dev.repwatch.monitor.warmup.simulation.SimulatedReceiver.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Drives a coach or a fixed plan through a scenario. */
public final class Simulation {

    private static final int DAYS_AT_THE_GOAL = 3;
    private static final double OF_THE_GOAL = 0.97;

    private final Scenario scenario;
    private final Limits limits;
    private final Consumer<Row> log;
    private final Map<String, SimulatedReceiver> receivers = new LinkedHashMap<>();
    private final List<WarmupDay> history = new ArrayList<>();
    private long offered;
    private long bad;

    private Simulation(Scenario scenario, Limits limits, Consumer<Row> log) {
        this.scenario = scenario;
        this.limits = limits;
        this.log = log;
        scenario.shares().keySet().forEach(provider -> receivers.put(provider, scenario.receiver(provider)));
    }

    /** One provider's day. */
    record Row(
            int day,
            LocalDate date,
            String provider,
            long limit,
            Scenario.Audience audience,
            long capacity,
            Result result,
            double trust) {}

    /**
     * @param reached the third sending day in a row on which 97 % of the goal were accepted
     * @param bad deferred and refused
     */
    public record Outcome(OptionalInt reached, long offered, long bad, int spikes, List<WarmupDay> history) {

        /** A plan that never reaches the goal counts as the whole time. */
        public int days() {
            return reached.orElse(120);
        }

        public double badShare() {
            return (double) bad / Math.max(1, offered);
        }
    }

    public static Outcome run(Scenario scenario, Limits limits) {
        return new Simulation(scenario, limits, row -> {}).run();
    }

    static Outcome run(Scenario scenario, Limits limits, Consumer<Row> log) {
        return new Simulation(scenario, limits, log).run();
    }

    /** Goes on to the end of the scenario, whether the goal is reached or not. */
    public static Outcome ninetyDays(Scenario scenario, Limits limits) {
        Simulation simulation = new Simulation(scenario, limits, row -> {});
        for (int day = 1; day <= scenario.longest(); day++) {
            simulation.day(day, limits.next(scenario, day, List.copyOf(simulation.history)));
        }
        return simulation.outcome(OptionalInt.empty());
    }

    private Outcome run() {
        int inARow = 0;
        for (int day = 1; day <= scenario.longest(); day++) {
            long accepted = day(day, limits.next(scenario, day, List.copyOf(history)));
            if (scenario.sends(day)) {
                inARow = accepted >= OF_THE_GOAL * scenario.target() ? inARow + 1 : 0;
            }
            if (inARow == DAYS_AT_THE_GOAL) {
                return outcome(OptionalInt.of(day));
            }
        }
        return outcome(OptionalInt.empty());
    }

    private Outcome outcome(OptionalInt reached) {
        int spikes =
                receivers.values().stream().mapToInt(SimulatedReceiver::spikes).sum();
        return new Outcome(reached, offered, bad, spikes, history);
    }

    private long day(int day, Map<String, Long> allowed) {
        List<Row> rows = receivers.keySet().stream()
                .map(provider -> row(day, provider, allowed.getOrDefault(provider, 0L)))
                .toList();
        rows.forEach(log);
        rows.forEach(row -> history.add(Report.of(row, scenario)));
        long sent = rows.stream().mapToLong(row -> row.result().offered()).sum();
        long accepted = rows.stream().mapToLong(row -> row.result().accepted()).sum();
        offered += sent;
        bad += rows.stream()
                .mapToLong(row -> row.result().deferred() + row.result().refused())
                .sum();
        if (sent > 0) {
            limits.sent(scenario, accepted);
        }
        return accepted;
    }

    private Row row(int day, String provider, long limit) {
        long goal = scenario.goals().getOrDefault(provider, 0L);
        long mail = Math.min(limit, scenario.demand(day, goal));
        Scenario.Audience audience = scenario.audience(day, provider, (double) mail / Math.max(1, goal));
        SimulatedReceiver receiver = Objects.requireNonNull(receivers.get(provider));
        long capacity = receiver.capacity();
        Result result = receiver.day(mail, audience.complaint(), audience.unknown(), audience.listed());
        return new Row(day, scenario.date(day), provider, limit, audience, capacity, result, receiver.trust());
    }
}

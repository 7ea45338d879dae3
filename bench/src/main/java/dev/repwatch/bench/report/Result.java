package dev.repwatch.bench.report;

import dev.repwatch.bench.clients.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The counted rounds of one client in one scenario.
 *
 * @param yardstick the rounds that were played in the same turns by the client to compare with
 */
public record Result(String scenario, String client, List<Round> rounds, Heap heap, Optional<List<Round>> yardstick) {

    public Result {
        rounds = List.copyOf(rounds);
    }

    public Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** Checks a second against the yardstick's in the same turn. */
    Spread ratio() {
        List<Double> ratios = new ArrayList<>();
        yardstick.ifPresent(other -> {
            for (int turn = 0; turn < Math.min(rounds.size(), other.size()); turn++) {
                ratios.add(rounds.get(turn).checksPerSecond() / other.get(turn).checksPerSecond());
            }
        });
        return Spread.of(ratios);
    }

    long most(java.util.function.ToLongFunction<Round> figure) {
        return rounds.stream().mapToLong(figure).max().orElse(0);
    }
}

package dev.repwatch.bench.report;

import dev.repwatch.bench.clients.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The counted rounds of one client in one scenario.
 *
 * @param yardstick the rounds that were played in the same turns by the client to compare with
 * @param said the client's own words about each round; empty where it has none
 */
public record Result(
        String scenario,
        String client,
        List<Round> rounds,
        Heap heap,
        Optional<List<Round>> yardstick,
        List<String> said) {

    public Result {
        rounds = List.copyOf(rounds);
        said = List.copyOf(said);
    }

    public Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** Turn by turn, so that a slow minute of the machine, which hits both, cancels out. */
    public Spread against(Result other, ToDoubleFunction<Round> own, ToDoubleFunction<Round> its) {
        return ratio(other.rounds, own, its);
    }

    /** Checks a second against the other's in the same turn. */
    public Spread speedAgainst(Result other) {
        return ratio(other.rounds, Round::checksPerSecond, Round::checksPerSecond);
    }

    /** Checks a second against the yardstick's in the same turn. */
    Spread ratio() {
        return yardstick
                .map(other -> ratio(other, Round::checksPerSecond, Round::checksPerSecond))
                .orElse(Spread.NONE);
    }

    private Spread ratio(List<Round> other, ToDoubleFunction<Round> own, ToDoubleFunction<Round> its) {
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < Math.min(rounds.size(), other.size()); turn++) {
            ratios.add(own.applyAsDouble(rounds.get(turn)) / its.applyAsDouble(other.get(turn)));
        }
        return Spread.of(ratios);
    }

    long most(ToLongFunction<Round> figure) {
        return rounds.stream().mapToLong(figure).max().orElse(0);
    }

    public long sum(ToLongFunction<Round> figure) {
        return rounds.stream().mapToLong(figure).sum();
    }

    /** Why pairs were unknown, and how many, of all rounds; empty where the client says nothing of it. */
    Map<String, Long> reasons() {
        return rounds.stream()
                .flatMap(round -> round.tally().reasons().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }
}

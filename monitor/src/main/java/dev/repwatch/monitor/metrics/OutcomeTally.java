package dev.repwatch.monitor.metrics;

import dev.repwatch.monitor.telemetry.Labelled;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A counter by one free label value and one of a closed set; for what is counted with every question. */
final class OutcomeTally<E extends Enum<E> & Labelled> {

    private final Class<E> outcomes;
    private final Map<String, Map<E, LongAdder>> counts = new ConcurrentHashMap<>();

    OutcomeTally(Class<E> outcomes) {
        this.outcomes = outcomes;
    }

    void count(String name, E outcome) {
        Map<E, LongAdder> known = counts.get(name);
        Map<E, LongAdder> ofName = known == null ? counts.computeIfAbsent(name, fresh -> zeroes()) : known;
        Objects.requireNonNull(ofName.get(outcome)).increment();
    }

    /** Zero when it never happened. */
    long of(String name, E outcome) {
        return counts.getOrDefault(name, Map.of())
                .getOrDefault(outcome, new LongAdder())
                .sum();
    }

    private Map<E, LongAdder> zeroes() {
        Map<E, LongAdder> zeroes = new EnumMap<>(outcomes);
        for (E outcome : outcomes.getEnumConstants()) {
            zeroes.put(outcome, new LongAdder());
        }
        return zeroes;
    }
}

package dev.repwatch.monitor.diagnosis.rules;

import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;
import java.util.function.Predicate;

/**
 * One row of the decision table, or one exception of a row.
 *
 * @param id of the row, such as {@code D01}; it stands on the card
 * @param variant which exception of the row; empty for the row itself
 * @param also who else has something to do
 * @param customer the text for the customer, by its key
 * @param rests the kinds of evidence that it rests on
 * @param asks the kinds that would make it surer, the cheapest first
 */
public record Row(
        String id,
        String variant,
        Owner owner,
        Certainty certainty,
        List<Owner> also,
        String customer,
        List<String> rests,
        List<String> asks,
        Predicate<Situation> when) {

    public Row {
        also = List.copyOf(also);
        rests = List.copyOf(rests);
        asks = List.copyOf(asks);
    }

    static Row of(String name, Owner owner, Certainty certainty, String customer, Predicate<Situation> when) {
        String[] parts = name.split("\\.", 2);
        return new Row(
                parts[0],
                parts.length > 1 ? parts[1] : "",
                owner,
                certainty,
                List.of(),
                customer,
                List.of("log"),
                List.of(),
                when);
    }

    Row also(Owner... owners) {
        return new Row(id, variant, owner, certainty, List.of(owners), customer, rests, asks, when);
    }

    /** The log is always among them. */
    Row rests(String... kinds) {
        List<String> all = new java.util.ArrayList<>(List.of("log"));
        all.addAll(List.of(kinds));
        return new Row(id, variant, owner, certainty, also, customer, all, asks, when);
    }

    Row asks(String... kinds) {
        return new Row(id, variant, owner, certainty, also, customer, rests, List.of(kinds), when);
    }

    /** Such as {@code D16} or {@code D16.late}; the key of its words. */
    public String name() {
        return variant.isEmpty() ? id : id + "." + variant;
    }
}

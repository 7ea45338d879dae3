package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the removal of a listing is.
 *
 * @param state {@code cause_open}, {@code cause_fixed} or {@code requested}, since the beginning of the span
 * @param usualDays how long this list takes as a rule
 */
public record DeskTask(
        Span span,
        Optional<String> list,
        Optional<String> key,
        Optional<String> state,
        Optional<String> by,
        OptionalDouble usualDays)
        implements Evidence {

    static DeskTask of(Span span, Fields fields) {
        return new DeskTask(
                span,
                fields.word("list"),
                fields.address("key"),
                fields.word("state"),
                fields.text("by"),
                fields.number("usual_days"));
    }

    @Override
    public String kind() {
        return "task";
    }
}

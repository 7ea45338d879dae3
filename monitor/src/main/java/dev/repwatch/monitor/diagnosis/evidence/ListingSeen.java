package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A listing as it was known, from its opening to its end.
 *
 * @param key the address, network or domain that is listed
 * @param intervalMinutes between two looks; it may have begun that much before it was seen
 */
public record ListingSeen(
        Span span,
        Optional<String> list,
        Optional<String> key,
        Optional<String> code,
        Optional<String> codeName,
        Optional<String> scope,
        Optional<String> text,
        OptionalDouble intervalMinutes)
        implements Evidence {

    static ListingSeen of(Span span, Fields fields) {
        return new ListingSeen(
                span,
                fields.word("list"),
                fields.address("key"),
                fields.text("code"),
                fields.text("code_name"),
                fields.word("scope"),
                fields.text("text"),
                fields.number("interval_minutes"));
    }

    @Override
    public String kind() {
        return "listing";
    }
}

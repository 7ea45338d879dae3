package dev.repwatch.monitor.diagnosis.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much was sent to a provider.
 */
public record Volume(
        Span span,
        Optional<String> sourceIp,
        Optional<String> provider,
        OptionalDouble today,
        OptionalDouble median14d,
        OptionalDouble backlogHours)
        implements Evidence {

    static Volume of(Span span, Fields fields) {
        return new Volume(
                span,
                fields.address("source_ip"),
                fields.word("provider").map(ProviderNames::known),
                fields.number("today"),
                fields.number("median_14d"),
                fields.number("backlog_hours"));
    }

    @Override
    public String kind() {
        return "volume";
    }
}

package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an address has been warmed.
 */
public record WarmupState(
        Span span, Optional<String> ip, Optional<Instant> firstSeen, OptionalDouble planToday, OptionalDouble sentToday)
        implements Evidence {

    static WarmupState of(Span span, Fields fields) {
        return new WarmupState(
                span,
                fields.address("ip"),
                fields.time("first_seen"),
                fields.number("plan_today"),
                fields.number("sent_today"));
    }

    @Override
    public String kind() {
        return "warmup";
    }
}

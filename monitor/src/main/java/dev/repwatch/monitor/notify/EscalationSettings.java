package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code [alerting.escalation]}: whom to tell when nobody acknowledges.
 *
 * @param to names of channels; empty switches it off
 * @param critical how long a critical listing may stay unacknowledged
 * @param other how long any other may
 * @param every how long until the next escalation
 * @param times how often at most
 */
public record EscalationSettings(List<String> to, Duration critical, Duration other, Duration every, int times) {

    public static final EscalationSettings OFF =
            new EscalationSettings(List.of(), Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(2), 3);

    public EscalationSettings {
        to = List.copyOf(to);
    }

    /** When a conversation that begins now is told to more people; empty when never. */
    Optional<Instant> first(Severity severity, Instant now) {
        if (to.isEmpty() || !severity.atLeast(Severity.MAJOR)) {
            return Optional.empty();
        }
        return Optional.of(now.plus(severity == Severity.CRITICAL ? critical : other));
    }

    /** @param done how often it was escalated, this time included */
    Optional<Instant> next(int done, Instant now) {
        return done >= times ? Optional.empty() : Optional.of(now.plus(every));
    }
}

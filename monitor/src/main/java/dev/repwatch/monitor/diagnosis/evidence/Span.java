package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When something was so.
 *
 * @param until empty while it goes on, or when it was a moment
 */
public record Span(Instant at, Optional<Instant> until) {

    /** Whether it had begun by then and was not over. */
    public boolean holds(Instant then) {
        return !at.isAfter(then) && until.map(end -> !end.isBefore(then)).orElse(true);
    }

    /** Whether the moment or the stretch lies within so much of a time. */
    public boolean near(Instant then, Duration within) {
        Instant end = until.orElse(at);
        return !at.isAfter(then.plus(within)) && !end.isBefore(then.minus(within));
    }

    /** The last moment that is known of it. */
    public Instant last() {
        return until.orElse(at);
    }
}

package dev.repwatch.checks.reputation;

import java.time.Instant;
import java.util.Optional;

/**
 * What control questions said about a source, such as the test points of a list (RFC 5782 section 5).
 *
 * @param trouble why its verdicts cannot be believed; empty when every control was right
 * @param detail for people, no secret
 */
public record SourceHealth(SourceId source, Optional<Cause> trouble, String detail, Instant at) {

    public boolean well() {
        return trouble.isEmpty();
    }

    /** False when the resolver in between is to blame: then nothing is known of the source. */
    public boolean aboutTheSource() {
        return trouble.filter(Cause.BAD_RESOLVER::equals).isEmpty();
    }
}

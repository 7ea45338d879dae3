package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the sentinel's control questions said about a list (RFC 5782 section 5).
 *
 * @param trouble why its verdicts cannot be believed; empty when every control was right
 * @param detail for people, no secret
 */
public record ListHealth(SourceId list, Optional<Cause> trouble, String detail, Instant at) {

    public boolean well() {
        return trouble.isEmpty();
    }

    /** False when the resolver in between is to blame: then nothing is known of the list. */
    public boolean aboutTheList() {
        return trouble.filter(Cause.BAD_RESOLVER::equals).isEmpty();
    }
}

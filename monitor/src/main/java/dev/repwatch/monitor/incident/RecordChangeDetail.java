package dev.repwatch.monitor.incident;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record of a sender is not what it was, though no check fails because of it.
 *
 * @param check whose record it is, such as {@code DKIM}
 * @param subject the name of the record, or what it is about
 * @param terms before and after, a term each: {@code - include:old.test}; hostile, bounded, without control characters
 * @param zone that holds it, with its name servers; empty when DNS did not say
 * @param before when it was last seen as it was
 * @param code the finding that the change itself is, such as {@code dkim.changed}; empty when there is none of its kind
 * @param breaks receivers and bodies whose rules are not met with the record as it is now
 * @param announced who has announced it, and why; empty when nobody has
 */
public record RecordChangeDetail(
        Target target,
        String check,
        String subject,
        List<String> terms,
        String zone,
        Instant before,
        Optional<PostureFinding.Code> code,
        List<String> breaks,
        Optional<String> announced)
        implements IncidentDetail {

    public RecordChangeDetail {
        terms = List.copyOf(terms);
        breaks = List.copyOf(breaks);
    }
}

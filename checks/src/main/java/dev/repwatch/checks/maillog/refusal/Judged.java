package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Attempt;
import java.util.Optional;

/**
 * An attempt and what it means.
 *
 * @param provider who runs the receiving server: its id, {@code own_relay}, {@code smarthost}, or {@code other}
 * @param list the DNS list the refusal names: its catalogue id, or {@code ?zone} for a zone nobody knows
 * @param vendor a blocker without a DNS zone that the refusal names
 */
public record Judged(
        Attempt attempt,
        ReplyClass meaning,
        String provider,
        Optional<String> list,
        Optional<String> vendor,
        Suppress suppress) {}

package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Instant;

/**
 * One address nobody should mail any more. Personal data: it goes into exports, and nowhere else.
 *
 * @param count on how many days it was refused for this
 * @param reply what was said last
 */
public record Suppression(
        String address, ReplyClass meaning, String provider, Instant first, Instant last, int count, String reply) {}

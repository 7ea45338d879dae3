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
        String address, ReplyClass meaning, String provider, Instant first, Instant last, int count, String reply) {

    static Suppression of(String address, GoneAddress gone) {
        return new Suppression(
                address, gone.meaning(), gone.provider(), gone.first(), gone.last(), gone.days(), gone.reply());
    }
}

package dev.repwatch.checks.reputation;

import java.time.Instant;

/**
 * A reputation value on the scale of its source.
 *
 * @param value on the native scale
 * @param scale what the native scale means, such as {@code 0-100, higher is better}
 * @param band what the value means for delivery
 * @param dataTime the time the data speaks of, which for many feeds is a day or two ago
 */
public record Score(double value, String scale, Band band, Instant dataTime) {

    /** What a value means, comparable over all sources. */
    public enum Band {
        GOOD,
        NEUTRAL,
        POOR,
        BAD
    }
}

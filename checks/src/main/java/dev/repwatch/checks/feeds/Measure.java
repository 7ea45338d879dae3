package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Target;
import java.time.Instant;

/**
 * One number about one target. A number that is not known is absent; it is never zero.
 *
 * @param name the {@link MeasureKind#name}
 * @param dataTime the time the data speaks of, which for many feeds is a day or two ago
 * @param note the source's own words to it; empty when it said nothing
 */
public record Measure(Target target, String name, double value, Unit unit, Instant dataTime, String note) {

    /** @throws IllegalArgumentException when the value is not a number or outside what its unit can be */
    public Measure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is not a number");
        }
        if (unit == Unit.RATIO && (value < 0 || value > 1)) {
            throw new IllegalArgumentException(name + " is a ratio from 0 to 1");
        }
        if (unit == Unit.COUNT && value < 0) {
            throw new IllegalArgumentException(name + " is a count and cannot be negative");
        }
    }
}

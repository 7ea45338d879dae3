package dev.repwatch.checks.placement;

import java.time.Duration;

/**
 * When absence begins to mean something.
 *
 * @param lateAfter from which a mail that is not there is late; greylisting and throttling are normal
 * @param missingAfter from which it is missing, provisionally
 * @param closeAfter from which nothing changes any more
 */
public record PlacementTimes(Duration lateAfter, Duration missingAfter, Duration closeAfter) {

    public static final PlacementTimes USUAL =
            new PlacementTimes(Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofHours(24));

    /** @throws IllegalArgumentException when they do not follow each other; the message begins with the key */
    public PlacementTimes {
        if (lateAfter.isNegative() || lateAfter.isZero()) {
            throw new IllegalArgumentException("late_after: must be longer than nothing");
        }
        if (missingAfter.compareTo(lateAfter) < 0) {
            throw new IllegalArgumentException("missing_after: must not be shorter than late_after");
        }
        if (closeAfter.compareTo(missingAfter) < 0) {
            throw new IllegalArgumentException("close_after: must not be shorter than missing_after");
        }
    }
}

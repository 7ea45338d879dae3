package dev.repwatch.checks.dnsbl;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Over how long a sweep's questions are spread, so that a list is asked evenly through the day and not in bursts.
 *
 * @param span zero to ask as fast as the pace allows
 * @param nanos monotonic time, such as {@code System::nanoTime}: a clock that is set must not hold questions back
 * @param random for the jitter between two questions
 */
public record SpreadWindow(Duration span, LongSupplier nanos, RandomGenerator random) {

    /** As fast as the pace allows. */
    public static final SpreadWindow NONE = new SpreadWindow(Duration.ZERO, () -> 0, RandomGenerator.getDefault());
}

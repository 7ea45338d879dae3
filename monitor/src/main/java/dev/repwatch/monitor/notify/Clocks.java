package dev.repwatch.monitor.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * By what telling goes.
 *
 * @param nanos a clock that nobody can set, for pauses
 * @param look finds whether somebody has set the wall clock, and then calls {@link NotificationService#clockStepped}; called
 *     before the wall clock is read
 */
public record Clocks(InstantSource wall, LongSupplier nanos, Runnable look) {

    /** With a wall clock that nobody sets. */
    static Clocks of(InstantSource wall) {
        return new Clocks(
                wall, () -> Duration.between(Instant.EPOCH, wall.instant()).toNanos(), () -> {});
    }
}

package dev.repwatch.monitor.config.section;

import dev.repwatch.monitor.config.bind.Durations;
import java.time.Duration;
import java.util.Locale;

/** Checks of settings records: each refusal names the key, the value and the range. */
public final class Limits {

    private Limits() {}

    public static void between(String key, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(key + ": " + Durations.text(value) + " is not between "
                    + Durations.text(low) + " and " + Durations.text(high));
        }
    }

    public static void between(String key, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: %d is not between %d and %d", key, value, low, high));
        }
    }
}

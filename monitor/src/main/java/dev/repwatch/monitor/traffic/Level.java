package dev.repwatch.monitor.traffic;

import java.util.Locale;

/** How bad a rate is. */
public enum Level {
    /** Too few attempts to tell. Neither good nor bad. */
    UNKNOWN,
    GOOD,
    WARN,
    ALARM;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

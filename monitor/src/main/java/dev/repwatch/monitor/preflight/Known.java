package dev.repwatch.monitor.preflight;

import java.util.Locale;

/** A yes, a no, or what could not be learnt; the last counts as neither. */
public enum Known {
    YES,
    NO,
    UNKNOWN;

    public static Known of(boolean value) {
        return value ? YES : NO;
    }

    public boolean isYes() {
        return this == YES;
    }

    public boolean isNo() {
        return this == NO;
    }

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

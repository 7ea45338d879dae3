package dev.repwatch.checks.feeds;

import java.util.Locale;

/** What a number counts. */
public enum Unit {
    /** 0 to 1. */
    RATIO,
    /** A number of things, 0 or more. */
    COUNT,
    /** A value on the source's own scale. */
    SCORE,
    /** A step on the source's own ladder (colours, states), numbered from 0. */
    LEVEL,
    /** Hours. */
    HOURS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

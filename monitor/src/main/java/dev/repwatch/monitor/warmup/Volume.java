package dev.repwatch.monitor.warmup;

import java.util.Locale;

/** What was sent on a day against what the plan allowed. */
public enum Volume {
    /** Nothing was sent, so it was no sending day. */
    REST,
    /** It is not known what was sent; never the same as nothing. */
    NO_DATA,
    UNDER,
    ON,
    OVER,
    SPIKE;

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.repwatch.monitor.config.section;

import java.util.Locale;

/** The language of alerts and pages. */
public enum Language {
    EN,
    JA;

    /** BCP 47. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

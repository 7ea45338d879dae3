package dev.repwatch.monitor.i18n;

import java.util.Locale;

/** A language that repwatch speaks; the value of {@code language} in the configuration. */
public enum Language {
    EN,
    JA;

    /** BCP 47 tag: {@code en} or {@code ja}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.repwatch.checks.reputation;

import java.util.Locale;

/** How something that should be so is. */
public enum Grade {
    /** As it should be. */
    PASS,
    /** Mail still arrives, but receivers hold it against the sender, or will. */
    WARN,
    /** Receivers refuse mail or file it as spam because of it. */
    FAIL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.repwatch.checks.reputation;

import java.util.Locale;

/** How much a finding hurts delivery, worst first. */
public enum Severity {
    /** Large receivers refuse mail because of it. */
    CRITICAL,
    /** Many receivers refuse or file mail as spam because of it. */
    MAJOR,
    /** A few receivers weigh it. */
    MINOR,
    /** Worth knowing; nothing is refused because of it alone. */
    INFO;

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.repwatch.checks.posture;

import java.util.Locale;

/** How one thing stands, best first; the last says that nobody could tell, which is neither good nor bad. */
public enum PostureVerdict {
    PASS,
    INFO,
    WARN,
    FAIL,
    UNKNOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

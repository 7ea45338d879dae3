package dev.repwatch.checks.posture.spf;

import java.util.Locale;

/** What an evaluation comes to (RFC 7208 section 2.6). */
public enum SpfResult {
    NONE,
    NEUTRAL,
    PASS,
    FAIL,
    SOFTFAIL,
    TEMPERROR,
    PERMERROR;

    /** The spelling of the RFC: {@code pass}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

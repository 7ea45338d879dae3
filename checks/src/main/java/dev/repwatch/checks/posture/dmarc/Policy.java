package dev.repwatch.checks.posture.dmarc;

import java.util.Locale;
import java.util.Optional;

/** What a domain asks receivers to do with mail that fails (RFC 9989 section 4.7), weakest first. */
public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    static Optional<Policy> of(String text) {
        for (Policy each : values()) {
            if (each.label().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** One step weaker, as in test mode ({@code t=y}). */
    public Policy weaker() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.repwatch.monitor.notify.wording;

import java.util.Locale;

/**
 * What the members of a group have in common.
 *
 * @param text the range, pool or target; empty text for a list and an ASN
 */
public record GroupSubject(Kind kind, String text) {

    /** How they hang together. */
    public enum Kind {
        /** Addresses of one /24 or /64 on one list. */
        RANGE,
        /** Targets of one pool on one list. */
        POOL,
        /** Targets on one list. */
        LIST,
        /** One listing of the whole network of the provider. */
        ASN,
        /** Lists about one target. */
        TARGET;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.dns.RecordType;

/**
 * Which kinds of addresses send.
 *
 * @param v6 also IPv6; IPv4 is looked at in any case
 * @param v4 IPv4 sends, so that a warning about it matters
 */
public record SpfFamilies(boolean v4, boolean v6) {

    public static final SpfFamilies V4 = new SpfFamilies(true, false);

    boolean asks(RecordType type) {
        return type == RecordType.A || v6;
    }
}

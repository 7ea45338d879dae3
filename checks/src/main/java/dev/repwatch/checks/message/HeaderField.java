package dev.repwatch.checks.message;

import java.util.Locale;

/**
 * A field of the header.
 *
 * @param name in lower case
 * @param raw its whole text with folding, octets as Latin-1
 * @param value what stands behind the colon, unfolded, octets as Latin-1
 */
record HeaderField(String name, String raw, String value) {

    static HeaderField of(String raw) {
        int colon = raw.indexOf(':');
        String value = raw.substring(colon + 1).replaceAll("\r?\n", "").strip();
        return new HeaderField(raw.substring(0, colon).strip().toLowerCase(Locale.ROOT), raw, value);
    }

    boolean hasOctetsOverAscii() {
        return raw.chars().anyMatch(octet -> octet > 127);
    }
}

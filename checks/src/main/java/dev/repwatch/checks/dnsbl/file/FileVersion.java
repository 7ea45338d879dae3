package dev.repwatch.checks.dnsbl.file;

import java.time.Duration;
import java.time.Instant;

/**
 * A file that is believed.
 *
 * @param content its entries
 * @param name what people know it by
 * @param hash of its octets, SHA-256
 * @param of when what it says was true: its own time stamp, else when it was changed, else when it was first seen
 */
public record FileVersion(ListContent content, String name, String hash, Instant of) {

    private static final int SHOWN_OF_HASH = 8;

    /** Where its answers come from; another version is another one, and its word is worth a second time. */
    public String path() {
        return "file " + name + " of " + of + " (" + hash.substring(0, SHOWN_OF_HASH) + ")";
    }

    public Duration ageAt(Instant now) {
        Duration age = Duration.between(of, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}

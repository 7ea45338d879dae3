package dev.repwatch.checks.feeds.zones;

import java.util.Optional;
import java.util.regex.Pattern;

/** A zone from the configuration. */
final class ZoneName {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,63}\\.)+[A-Za-z0-9-]{1,63}");
    /** 253 octets less 64 for the nibbles of an IPv6 address. */
    private static final int LONGEST = 189;

    private ZoneName() {}

    static void require(Optional<String> zone) {
        if (zone.isPresent()
                && !(FORM.matcher(zone.get()).matches() && zone.get().length() <= LONGEST)) {
            throw new IllegalArgumentException("zone: must be a domain name of at most 189 characters");
        }
    }
}

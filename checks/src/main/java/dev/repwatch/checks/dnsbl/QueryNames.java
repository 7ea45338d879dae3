package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The names under which lists are asked (RFC 5782 sections 2.1, 2.4 and 3). */
public final class QueryNames {

    private static final String PLACE = "{target}";
    private static final int MAX_NAME = 253;
    private static final HexFormat HEX = HexFormat.of();

    private QueryNames() {}

    /**
     * The name for a target at a list's zone; empty when it would be longer than DNS allows.
     *
     * @param zone the target goes in front of it, or where it says {@code {target}}
     */
    public static Optional<String> of(Target target, String zone) {
        StringBuilder name = new StringBuilder();
        return write(target, zone, name) ? Optional.of(name.toString()) : Optional.empty();
    }

    /** As {@link #of}, into a buffer that is used again; false when the name would be longer than DNS allows. */
    static boolean write(Target target, String zone, StringBuilder name) {
        if (!(target instanceof IpTarget ip)) {
            return write(target.text(), zone, name);
        }
        int place = begin(zone, name);
        reverse(ip.address().getAddress(), name);
        return end(zone, place, name);
    }

    /** The same for a domain. */
    static boolean write(String domain, String zone, StringBuilder name) {
        int place = begin(zone, name);
        name.append(domain.toLowerCase(Locale.ROOT));
        return end(zone, place, name);
    }

    private static int begin(String zone, StringBuilder name) {
        name.setLength(0);
        int place = zone.indexOf(PLACE);
        name.append(zone, 0, Math.max(0, place));
        return place;
    }

    private static boolean end(String zone, int place, StringBuilder name) {
        if (place < 0) {
            name.append('.').append(zone);
        } else {
            name.append(zone, place + PLACE.length(), zone.length());
        }
        return name.length() <= MAX_NAME;
    }

    /**
     * @param octets 4 or 16; taken as they are, because Java turns the IPv4-mapped test point {@code ::FFFF:7F00:2} into
     *     an IPv4 address
     */
    public static Optional<String> ofAddress(byte[] octets, String zone) {
        StringBuilder reversed = new StringBuilder();
        reverse(octets, reversed);
        return placed(reversed.toString(), zone);
    }

    private static void reverse(byte[] octets, StringBuilder name) {
        for (int at = octets.length - 1; at >= 0; at--) {
            if (octets.length == 4) {
                name.append(Byte.toUnsignedInt(octets[at]));
            } else {
                name.append(HEX.toLowHexDigit(octets[at])).append('.').append(HEX.toHighHexDigit(octets[at]));
            }
            if (at > 0) {
                name.append('.');
            }
        }
    }

    /** @param domain in A-label form, without trailing dot */
    public static Optional<String> ofDomain(String domain, String zone) {
        return placed(domain.toLowerCase(Locale.ROOT), zone);
    }

    /** The part of a list's zone below which all its names are: the zone, or what follows the place of the target. */
    static String apex(String zone) {
        int place = zone.indexOf(PLACE);
        return place < 0 ? zone : zone.substring(place + PLACE.length() + 1);
    }

    private static Optional<String> placed(String label, String zone) {
        String name = zone.contains(PLACE) ? zone.replace(PLACE, label) : label + "." + zone;
        return name.length() > MAX_NAME ? Optional.empty() : Optional.of(name);
    }
}

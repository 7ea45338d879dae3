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

    private QueryNames() {}

    /**
     * The name for a target at a list's zone; empty when it would be longer than DNS allows.
     *
     * @param zone the target goes in front of it, or where it says {@code {target}}
     */
    public static Optional<String> of(Target target, String zone) {
        return target instanceof IpTarget ip
                ? ofAddress(ip.address().getAddress(), zone)
                : ofDomain(target.text(), zone);
    }

    /**
     * @param octets 4 or 16; taken as they are, because Java turns the IPv4-mapped test point {@code ::FFFF:7F00:2} into
     *     an IPv4 address
     */
    public static Optional<String> ofAddress(byte[] octets, String zone) {
        StringBuilder reversed = new StringBuilder();
        for (int at = octets.length - 1; at >= 0; at--) {
            reversed.append(reversed.isEmpty() ? "" : ".")
                    .append(octets.length == 4 ? octet(octets[at]) : nibbles(octets[at]));
        }
        return placed(reversed.toString(), zone);
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

    private static String octet(byte octet) {
        return Integer.toString(Byte.toUnsignedInt(octet));
    }

    private static String nibbles(byte octet) {
        HexFormat hex = HexFormat.of();
        return hex.toLowHexDigit(octet) + "." + hex.toHighHexDigit(octet);
    }

    private static Optional<String> placed(String label, String zone) {
        String name = zone.contains(PLACE) ? zone.replace(PLACE, label) : label + "." + zone;
        return name.length() > MAX_NAME ? Optional.empty() : Optional.of(name);
    }
}

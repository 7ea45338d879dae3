package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The names under which lists are asked (RFC 5782 sections 2.1, 2.4 and 3). */
public final class QueryNames {

    private static final int MAX_NAME = 253;

    private QueryNames() {}

    /** The name for a target under a list's zone; empty when it would be longer than DNS allows. */
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
        StringBuilder name = new StringBuilder();
        for (int at = octets.length - 1; at >= 0; at--) {
            name.append(octets.length == 4 ? octet(octets[at]) : nibbles(octets[at]));
        }
        return fitting(name + zone);
    }

    /** @param domain in A-label form, without trailing dot */
    public static Optional<String> ofDomain(String domain, String zone) {
        return fitting(domain.toLowerCase(Locale.ROOT) + "." + zone);
    }

    private static String octet(byte octet) {
        return Byte.toUnsignedInt(octet) + ".";
    }

    private static String nibbles(byte octet) {
        HexFormat hex = HexFormat.of();
        return hex.toLowHexDigit(octet) + "." + hex.toHighHexDigit(octet) + ".";
    }

    private static Optional<String> fitting(String name) {
        return name.length() > MAX_NAME ? Optional.empty() : Optional.of(name);
    }
}

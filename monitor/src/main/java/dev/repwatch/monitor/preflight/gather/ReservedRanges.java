package dev.repwatch.monitor.preflight.gather;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses that are not routed: the IANA registries of special-purpose addresses (RFC 6890) and multicast. */
public final class ReservedRanges {

    private static final Map<String, String> RANGES = ranges();

    private ReservedRanges() {}

    /** What the address is reserved for; empty when it may be anybody's. */
    public static Optional<String> of(IPAddress address) {
        return RANGES.entrySet().stream()
                .filter(range -> contains(range.getKey(), address))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The same, but for the ranges of examples (RFC 5737, RFC 3849): saved evidence about them is an example too. */
    public static Optional<String> butExamples(IPAddress address) {
        return of(address).filter(what -> !what.startsWith("documentation"));
    }

    private static boolean contains(String range, IPAddress address) {
        IPAddress network = new IPAddressString(range).getAddress();
        return network.getIPVersion() == address.getIPVersion()
                && network.toPrefixBlock().contains(address);
    }

    private static Map<String, String> ranges() {
        Map<String, String> ranges = new LinkedHashMap<>();
        ranges.put("0.0.0.0/8", "this network (RFC 791)");
        ranges.put("10.0.0.0/8", "private use (RFC 1918)");
        ranges.put("100.64.0.0/10", "shared address space, CGNAT (RFC 6598)");
        ranges.put("127.0.0.0/8", "loopback (RFC 1122)");
        ranges.put("169.254.0.0/16", "link local (RFC 3927)");
        ranges.put("172.16.0.0/12", "private use (RFC 1918)");
        ranges.put("192.0.0.0/24", "protocol assignments (RFC 6890)");
        ranges.put("192.0.2.0/24", "documentation (RFC 5737)");
        ranges.put("192.88.99.0/24", "6to4 relays, deprecated (RFC 7526)");
        ranges.put("192.168.0.0/16", "private use (RFC 1918)");
        ranges.put("198.18.0.0/15", "benchmarking (RFC 2544)");
        ranges.put("198.51.100.0/24", "documentation (RFC 5737)");
        ranges.put("203.0.113.0/24", "documentation (RFC 5737)");
        ranges.put("224.0.0.0/4", "multicast (RFC 5771)");
        ranges.put("240.0.0.0/4", "future use (RFC 1112)");
        ranges.put("::/8", "reserved by the IETF (RFC 4291)");
        ranges.put("64:ff9b:1::/48", "translation (RFC 8215)");
        ranges.put("100::/64", "discard only (RFC 6666)");
        ranges.put("2001:db8::/32", "documentation (RFC 3849)");
        ranges.put("3fff::/20", "documentation (RFC 9637)");
        ranges.put("2002::/16", "6to4 (RFC 3056)");
        ranges.put("fc00::/7", "unique local (RFC 4193)");
        ranges.put("fe80::/10", "link local (RFC 4291)");
        ranges.put("ff00::/8", "multicast (RFC 4291)");
        return ranges;
    }
}

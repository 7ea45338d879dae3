package dev.repwatch.monitor.config.targets;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Addresses that no list can know anything of, because nobody can send mail from them over the Internet. */
final class BogonAddresses {

    /** RFC 5737 and RFC 3849: in every example, on no machine; harmless, so worth a warning and not an error. */
    private static final List<IPAddressSeqRange> DOCUMENTATION =
            ranges("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32");

    /** The IANA special-purpose registries (RFC 6890), as far as they are not global. */
    private static final Map<String, List<IPAddressSeqRange>> NOT_GLOBAL = Map.of(
            "private", ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
            "shared by carriers", ranges("100.64.0.0/10"),
            "loopback", ranges("127.0.0.0/8", "::1"),
            "link-local", ranges("169.254.0.0/16", "fe80::/10"),
            "multicast", ranges("224.0.0.0/4", "ff00::/8"),
            "reserved", ranges("0.0.0.0/8", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "::", "100::/64"));

    private BogonAddresses() {}

    /** {@code private}, {@code loopback}, …: why nobody outside can meet these addresses; empty when they can. */
    static Optional<String> notGlobal(Addresses addresses) {
        return NOT_GLOBAL.entrySet().stream()
                .filter(kind -> overlaps(addresses, kind.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.collectingAndThen(Collectors.joining(" and "), Optional::of))
                .filter(kinds -> !kinds.isEmpty());
    }

    static boolean documentation(Addresses addresses) {
        return overlaps(addresses, DOCUMENTATION);
    }

    private static boolean overlaps(Addresses addresses, List<IPAddressSeqRange> ranges) {
        IPAddressSeqRange asked = addresses.range();
        IPAddress low = asked.getLower();
        return ranges.stream()
                .filter(range -> range.getLower().isIPv4() == low.isIPv4())
                .anyMatch(range -> range.overlaps(asked));
    }

    private static List<IPAddressSeqRange> ranges(String... networks) {
        return List.of(networks).stream()
                .map(network -> Addresses.parse(network).range())
                .toList();
    }
}

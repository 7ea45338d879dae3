package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.Ip6Table.Bits;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A name as it is asked of a dataset, without the zone behind it.
 *
 * @param name in lower case; empty for the zone itself
 * @param address when the name is one, its labels in reverse
 */
record ZoneQuestion(String name, Optional<IPAddress> address) {

    static ZoneQuestion of(String name) {
        List<String> labels = name.isEmpty() ? List.of() : Arrays.asList(name.split("\\."));
        List<String> turned = new ArrayList<>(labels);
        Collections.reverse(turned);
        if (labels.size() == 4 && labels.stream().allMatch(ZoneQuestion::isOctet)) {
            return new ZoneQuestion(name, parsed(String.join(".", turned)));
        }
        if (labels.size() == 32 && labels.stream().allMatch(label -> label.length() == 1)) {
            String nibbles = String.join("", turned);
            return new ZoneQuestion(name, parsed(nibbles.replaceAll("(.{4})(?=.)", "$1:")));
        }
        return new ZoneQuestion(name, Optional.empty());
    }

    private static boolean isOctet(String label) {
        return !label.isEmpty() && label.length() <= 3 && label.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<IPAddress> parsed(String text) {
        return Optional.ofNullable(new IPAddressString(text).getAddress());
    }

    /** The name under which an address is asked. */
    static String reversed(IPAddress address) {
        String dns = address.toReverseDNSLookupString();
        return dns.substring(0, dns.length() - (address.isIPv4() ? ".in-addr.arpa" : ".ip6.arpa").length());
    }

    Optional<Integer> ip4() {
        return address.filter(IPAddress::isIPv4).map(ip -> ip.toIPv4().intValue());
    }

    Optional<Bits> ip6() {
        return address.filter(IPAddress::isIPv6).map(ip -> Bits.of(ip.toIPv6().getBytes()));
    }

    /** The address as rbldnsd writes it into texts. */
    String addressText() {
        return address.map(ip -> ip instanceof IPv6Address six ? six.toCanonicalString() : ip.toCanonicalString())
                .orElse(name);
    }
}

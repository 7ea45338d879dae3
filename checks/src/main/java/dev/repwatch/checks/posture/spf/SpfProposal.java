package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.posture.Answers;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records that would do. */
public final class SpfProposal {

    /** In octets. What is longer is no record that anybody should publish. */
    private static final int LONGEST = 2_000;

    private SpfProposal() {}

    /** The record for a domain that has none: these addresses, and nobody else; empty when there are too many for one record. */
    public static Optional<String> of(Collection<InetAddress> senders) {
        return Optional.of(inserted("v=spf1 -all", terms(senders), List.of())).filter(SpfProposal::fits);
    }

    /**
     * The domain's own record with these addresses permitted before what denies them; empty when it has no record that can be
     * read. Addresses that make a whole prefix are written as one, and no other is permitted.
     *
     * @param deciding terms of the record that were met first by one of them
     */
    static Optional<String> permitting(
            String domain, Collection<InetAddress> ips, Collection<String> deciding, Answers answers) {
        Optional<String> record = SpfPolicies.at(domain, answers)
                .match(
                        one -> Optional.of(one.octets()),
                        none -> Optional.of("v=spf1 -all"),
                        several -> Optional.empty(),
                        unclear -> Optional.empty());
        return record.filter(octets -> octets.chars().allMatch(octet -> octet >= ' ' && octet < 127 && octet != '"'))
                .map(octets -> inserted(octets, terms(ips), deciding))
                .filter(SpfProposal::fits)
                .map(octets -> SpfRecordCheck.published(domain, octets));
    }

    private static String inserted(String octets, List<String> more, Collection<String> deciding) {
        List<String> terms = new ArrayList<>(List.of(octets.strip().split(" +")));
        int at = terms.size();
        for (int index = terms.size() - 1; index > 0; index--) {
            String low = terms.get(index).toLowerCase(Locale.ROOT);
            boolean last = (low.endsWith("all") && low.length() <= 4) || low.startsWith("redirect=");
            if (last || deciding.contains(terms.get(index))) {
                at = index;
            }
        }
        terms.addAll(at, more);
        return String.join(" ", terms);
    }

    private static List<String> terms(Collection<InetAddress> ips) {
        IPAddress[] all = ips.stream()
                .map(ip -> new IPAddressString(ip.getHostAddress()).getAddress())
                .toArray(IPAddress[]::new);
        return Stream.concat(blocks(all, IPAddress::isIPv4, "ip4:"), blocks(all, IPAddress::isIPv6, "ip6:"))
                .toList();
    }

    private static Stream<String> blocks(IPAddress[] all, Predicate<IPAddress> family, String term) {
        IPAddress[] own = Arrays.stream(all).filter(family).toArray(IPAddress[]::new);
        return own.length == 0
                ? Stream.empty()
                : Arrays.stream(own[0].mergeToPrefixBlocks(own)).map(block -> term + text(block));
    }

    private static String text(IPAddress block) {
        return block.isMultiple()
                ? block.toCanonicalString()
                : block.getLower().withoutPrefixLength().toCanonicalString();
    }

    private static boolean fits(String record) {
        return record.length() <= LONGEST;
    }
}

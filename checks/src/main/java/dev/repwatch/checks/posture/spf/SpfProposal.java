package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.posture.Answers;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Records that would do. */
public final class SpfProposal {

    private SpfProposal() {}

    /** The record for a domain that has none: these addresses, and nobody else. */
    public static String of(Collection<InetAddress> senders) {
        String terms = senders.stream().map(SpfProposal::term).distinct().collect(Collectors.joining(" "));
        return terms.isEmpty() ? "v=spf1 -all" : "v=spf1 " + terms + " -all";
    }

    /** The domain's own record with the address permitted in front; empty when it has no record that can be read. */
    static Optional<String> permitting(String domain, InetAddress ip, Answers answers) {
        Optional<String> record = SpfPolicies.at(domain, answers)
                .match(
                        one -> Optional.of(one.octets()),
                        none -> Optional.of("v=spf1 -all"),
                        several -> Optional.empty(),
                        unclear -> Optional.empty());
        return record.filter(octets -> octets.chars().allMatch(octet -> octet >= ' ' && octet < 127 && octet != '"'))
                .map(octets -> SpfRecordCheck.published(domain, inserted(octets, term(ip))));
    }

    private static String inserted(String octets, String term) {
        List<String> terms = new ArrayList<>(List.of(octets.strip().split(" +")));
        int at = terms.size();
        for (int index = terms.size() - 1; index > 0; index--) {
            String low = terms.get(index).toLowerCase(Locale.ROOT);
            if ((low.endsWith("all") && low.length() <= 4) || low.startsWith("redirect=")) {
                at = index;
            }
        }
        terms.add(at, term);
        return String.join(" ", terms);
    }

    private static String term(InetAddress ip) {
        String text = ip.getHostAddress();
        return text.indexOf(':') < 0
                ? "ip4:" + text
                : "ip6:" + new inet.ipaddr.IPAddressString(text).getAddress().toCanonicalString();
    }
}

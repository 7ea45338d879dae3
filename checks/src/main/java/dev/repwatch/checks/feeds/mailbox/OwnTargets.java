package dev.repwatch.checks.feeds.mailbox;

import com.ibm.icu.text.IDNA;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds our own target that an address or domain in a report stands for. */
public final class OwnTargets {

    private final Map<String, Target> byText = new HashMap<>();
    private final Set<String> neighbourhoods = new HashSet<>();

    public OwnTargets(FeedQuery feedQuery) {
        feedQuery.subjects().stream().map(FeedSubject::target).forEach(it -> byText.put(it.text(), it));
        byText.values().stream()
                .filter(it -> it.kind() != TargetKind.DOMAIN)
                .map(it -> new IPAddressString(it.text()).getAddress())
                .forEach(it -> neighbourhoods.add(neighbourhood(it)));
    }

    /** The target with this address, in whatever spelling. */
    public Optional<Target> address(String text) {
        IPAddressString parsed = new IPAddressString(text.strip());
        boolean single = parsed.isIPAddress()
                && !parsed.isPrefixed()
                && !parsed.getAddress().isMultiple();
        if (!single) {
            return Optional.empty();
        }
        IPAddress address = parsed.getAddress();
        IPAddress plain = address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
        return Optional.ofNullable(byText.get(plain.toCanonicalString()));
    }

    /** The target that is this domain, or the nearest one above it; an internationalised name in either form. */
    public Optional<Target> domain(String name) {
        String rest = ascii(name.strip()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        while (!rest.isEmpty()) {
            Target target = byText.get(rest);
            if (target != null && target.kind() == TargetKind.DOMAIN) {
                return Optional.of(target);
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return Optional.empty();
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(it -> it < 0x80)) {
            return name;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = Uts46.NON_TRANSITIONAL
                .nameToASCII(name, new StringBuilder(), info)
                .toString();
        return info.hasErrors() ? "" : ascii;
    }

    /** Loaded when the first such domain is read, for its tables are large. */
    private static final class Uts46 {
        private static final IDNA NON_TRANSITIONAL =
                IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    }

    /** True when an address is next to one of ours: in the same /24, or /64. */
    public boolean isNeighbour(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return address != null && neighbourhoods.contains(neighbourhood(address));
    }

    private static String neighbourhood(IPAddress address) {
        return address.toPrefixBlock(address.isIPv4() ? 24 : 64).toCanonicalString();
    }

    /** By the canonical text. */
    public Optional<Target> named(String text) {
        return Optional.ofNullable(byText.get(text));
    }
}

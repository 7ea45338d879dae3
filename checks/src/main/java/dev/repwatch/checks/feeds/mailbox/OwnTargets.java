package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds our own target that an address or domain in a report stands for. */
public final class OwnTargets {

    private final Map<String, Target> byText = new HashMap<>();

    public OwnTargets(FeedQuery feedQuery) {
        feedQuery.subjects().stream().map(FeedSubject::target).forEach(it -> byText.put(it.text(), it));
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

    /** The target that is this domain, or the nearest one above it. */
    public Optional<Target> domain(String name) {
        String rest = name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
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

    /** By the canonical text. */
    public Optional<Target> named(String text) {
        return Optional.ofNullable(byText.get(text));
    }
}

package dev.repwatch.monitor.diagnosis.evidence;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Optional;

/** Addresses as text: IPv6 has many spellings, and evidence comes from many programs. */
public final class IpText {

    private IpText() {}

    /** In its one spelling (RFC 5952), networks too; what is no address stays as it is. */
    public static String plain(String text) {
        return address(text)
                .map(it -> it.isPrefixed() ? it.toPrefixBlock().toCanonicalString() : it.toCanonicalString())
                .orElse(text);
    }

    /** Whether it is one whole address, and not a time of day or a version. */
    public static boolean single(String text) {
        return address(text).filter(it -> !it.isMultiple() && !it.isPrefixed()).isPresent();
    }

    private static Optional<IPAddress> address(String text) {
        return whole(text)
                ? Optional.ofNullable(new IPAddressString(text).getAddress()).map(IpText::unwrapped)
                : Optional.empty();
    }

    /** Not {@code 10}, which old programs take for {@code 0.0.0.10}. */
    private static boolean whole(String text) {
        return text.contains(":") || text.chars().filter(c -> c == '.').count() == 3;
    }

    /** {@code ::ffff:192.0.2.10}, as dual-stack sockets log IPv4. */
    private static IPAddress unwrapped(IPAddress address) {
        boolean wrapped = address.isIPv6() && address.toIPv6().isIPv4Mapped() && !address.isPrefixed();
        return wrapped ? address.toIPv6().getEmbeddedIPv4Address() : address;
    }
}

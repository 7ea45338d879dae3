package dev.repwatch.checks.feeds.mailbox;

import com.google.re2j.Pattern;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Single addresses in the words of mail servers: bare, in brackets, with the tag {@code IPv6:} (RFC 5321 section 4.1.3), with
 * a port, or IPv4 mapped into IPv6. Parts of host names are none.
 */
public final class IpInText {

    private static final int LONGEST = 20_000;
    private static final Pattern BETWEEN = Pattern.compile("[^0-9A-Za-z.:_-]+");
    private static final Pattern WITH_PORT = Pattern.compile("[0-9.]+:[0-9]{1,5}");

    private static final IPAddressStringParameters SINGLE = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    private IpInText() {}

    /** Every address in the text, in order, canonical. */
    public static List<String> all(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return Stream.of(BETWEEN.split(bounded))
                .flatMap(it -> address(it).stream())
                .map(IpInText::plain)
                .map(IPAddress::toCanonicalString)
                .toList();
    }

    /** The first address in the text, canonical. */
    public static Optional<String> first(String text) {
        return all(text).stream().findFirst();
    }

    /** True for addresses that no host of the public Internet has, such as those inside a network. */
    public static boolean internal(String canonical) {
        IPAddress it = new IPAddressString(canonical).getAddress();
        return it.isLocal()
                || it.isLoopback()
                || it.isUnspecified()
                || it.isLinkLocal()
                || new IPAddressString("100.64.0.0/10").getAddress().contains(it);
    }

    private static Optional<IPAddress> address(String token) {
        String text = token.regionMatches(true, 0, "IPv6:", 0, 5) ? token.substring(5) : token;
        if (WITH_PORT.matches(text)) {
            text = text.substring(0, text.indexOf(':'));
        }
        boolean likely = text.chars().filter(it -> it == '.').count() == 3
                || text.chars().filter(it -> it == ':').count() >= 2;
        return likely ? Optional.ofNullable(new IPAddressString(text, SINGLE).getAddress()) : Optional.empty();
    }

    private static IPAddress plain(IPAddress it) {
        return it.isIPv6() && it.toIPv6().isIPv4Mapped() ? it.toIPv6().getEmbeddedIPv4Address() : it;
    }
}

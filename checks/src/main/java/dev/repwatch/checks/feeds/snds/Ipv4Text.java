package dev.repwatch.checks.feeds.snds;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;

/** IPv4 addresses in reports, in no other spelling than the dotted quad. */
final class Ipv4Text {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowIPv6(false)
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    private Ipv4Text() {}

    static Optional<IPAddress> parse(String text) {
        return Optional.ofNullable(new IPAddressString(text.strip(), STRICT).getAddress());
    }

    static Optional<String> canonical(String text) {
        return parse(text).map(IPAddress::toCanonicalString);
    }
}

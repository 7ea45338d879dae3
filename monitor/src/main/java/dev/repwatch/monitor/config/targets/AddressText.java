package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.DottedQuad;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One address or network as text, strictly: what inet_aton would guess at ({@code 192.0.2}, {@code 0x7f.1},
 * {@code 010.0.0.1}, {@code 2130706433}) is refused, and nothing is ever looked up by name.
 */
final class AddressText {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allowLeadingZeros(false)
            .allowUnlimitedLeadingZeros(false)
            .allow_inet_aton(false)
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowEmptyZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getParentBuilder()
            .toParams();

    private static final Pattern PREFIX = Pattern.compile("[0-9a-fA-F.:]+/(\\d+)");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private AddressText() {}

    /** @throws IllegalArgumentException when it is no address, with a reason */
    static IPAddress one(String text) {
        IPAddress address = block(text);
        if (address.isPrefixed()) {
            throw new IllegalArgumentException("\"" + text + "\" is a network; one address is expected here");
        }
        return address;
    }

    /** @throws IllegalArgumentException when it is neither address nor network, or has bits below its prefix */
    static IPAddress block(String text) {
        IPAddress address = parse(text);
        if (address.isPrefixed() && !address.isPrefixBlock()) {
            IPAddress network = address.toPrefixBlock();
            if (!network.getLower().withoutPrefixLength().equals(address.withoutPrefixLength())) {
                throw new IllegalArgumentException("\"" + text + "\" has bits set below its prefix; did you mean \""
                        + network.toCanonicalString() + "\"?");
            }
            return network;
        }
        return address.isIPv4Convertible() && address.isIPv6() && mapped(address) ? address.toIPv4() : address;
    }

    private static boolean mapped(IPAddress address) {
        return address.toIPv6().isIPv4Mapped();
    }

    private static IPAddress parse(String text) {
        // nearly all are, and the parser for everything is slow
        OptionalInt quad = DottedQuad.parse(text);
        if (quad.isPresent()) {
            return new IPv4Address(quad.getAsInt());
        }
        if (text.contains("%")) {
            throw new IllegalArgumentException("\"" + text + "\" has a zone id, which means nothing on the Internet");
        }
        Matcher prefixed = PREFIX.matcher(text);
        if (prefixed.matches()) {
            int most = text.contains(":") ? IPV6_BITS : IPV4_BITS;
            if (prefixed.group(1).length() > 3 || Integer.parseInt(prefixed.group(1)) > most) {
                throw new IllegalArgumentException("\"" + text + "\" has a prefix of " + prefixed.group(1)
                        + " bits; an " + (most == IPV4_BITS ? "IPv4" : "IPv6") + " network has 0 to " + most);
            }
        }
        try {
            return new IPAddressString(text, STRICT).toAddress();
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no address; write one such as \"192.0.2.10\" or \"2001:db8::10\", a network \"192.0.2.0/28\" or a range \"192.0.2.5-192.0.2.9\"",
                    e);
        }
    }
}

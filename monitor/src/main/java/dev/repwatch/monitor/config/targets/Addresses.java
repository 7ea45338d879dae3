package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.IpTarget;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import java.math.BigInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One entry of {@code addresses}: an address, a network ({@code 198.51.100.0/28}) or a range
 * ({@code 203.0.113.5-203.0.113.9}), all inclusive.
 */
public record Addresses(String text, IPAddressSeqRange range) {

    /** @throws IllegalArgumentException with a reason when the text is none of these */
    public static Addresses parse(String text) {
        String plain = text.strip();
        int dash = plain.indexOf('-');
        return new Addresses(plain, dash < 0 ? network(plain) : range(plain, dash));
    }

    private static IPAddressSeqRange network(String text) {
        IPAddress block = AddressText.block(text).withoutPrefixLength();
        return block.getLower().spanWithRange(block.getUpper());
    }

    private static IPAddressSeqRange range(String text, int dash) {
        IPAddress low = AddressText.one(text.substring(0, dash).strip());
        IPAddress high = AddressText.one(text.substring(dash + 1).strip());
        if (low.isIPv4() != high.isIPv4() || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" does not run from a lower to a higher address");
        }
        return low.spanWithRange(high);
    }

    /** How many addresses. */
    public BigInteger size() {
        return range.getCount();
    }

    boolean contains(IpTarget target) {
        return range.contains(AddressText.one(target.text()));
    }

    /** Check {@link #size()} first. */
    public Stream<IpTarget> targets() {
        return StreamSupport.stream(range.getIterable().spliterator(), false).map(Addresses::target);
    }

    private static IpTarget target(IPAddress address) {
        IPAddress plain = address.withoutPrefixLength();
        return new IpTarget(plain.toInetAddress(), plain.toCanonicalString());
    }

    @Override
    public String toString() {
        return text;
    }
}

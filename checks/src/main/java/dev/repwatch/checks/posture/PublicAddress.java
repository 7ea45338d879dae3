package dev.repwatch.checks.posture;

import java.net.InetAddress;
import java.util.List;

/** Which addresses can be reached from outside at all. */
public final class PublicAddress {

    private static final List<AddressRange> ELSEWHERE = List.of(
            range("0.0.0.0", 8),
            range("100.64.0.0", 10),
            range("192.0.0.0", 24),
            range("240.0.0.0", 4),
            range("fc00::", 7));

    private PublicAddress() {}

    /**
     * False for loopback, private, link-local, shared, multicast and reserved addresses (RFC 6890). Those set aside for examples
     * count as public: nobody has them by mistake.
     */
    public static boolean is(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && ELSEWHERE.stream().noneMatch(range -> range.contains(address));
    }

    private static AddressRange range(String network, int prefix) {
        return new AddressRange(AddressRange.address(network).orElseThrow(), prefix);
    }
}

package dev.repwatch.monitor.plan;

import inet.ipaddr.IPAddressString;

/** Which network an address lies in, as any number that neighbours share. */
final class Networks {

    private static final int HALF = 64;

    private Networks() {}

    static int of64(String address) {
        return new IPAddressString(address)
                .getAddress()
                .toPrefixBlock(HALF)
                .toCanonicalString()
                .hashCode();
    }
}

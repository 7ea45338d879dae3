package dev.repwatch.checks.posture;

import java.net.InetAddress;

/** Where the names of an address stand (RFC 1035 section 3.5, RFC 3596 section 2.5). */
public final class Reverse {

    private Reverse() {}

    /** Without trailing dot, such as {@code 1.2.0.192.in-addr.arpa}. */
    public static String name(InetAddress ip) {
        byte[] octets = ip.getAddress();
        StringBuilder name = new StringBuilder();
        for (int at = octets.length - 1; at >= 0; at--) {
            if (octets.length == 4) {
                name.append(octets[at] & 0xFF).append('.');
            } else {
                name.append(Integer.toHexString(octets[at] & 0xF)).append('.');
                name.append(Integer.toHexString((octets[at] >> 4) & 0xF)).append('.');
            }
        }
        return name.append(octets.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }
}

package dev.repwatch.monitor.config.section;

import inet.ipaddr.IPAddressString;
import java.net.InetSocketAddress;

/** A resolver: {@code 127.0.0.1}, {@code ::1}, {@code 192.0.2.53:5353}, {@code [2001:db8::53]:53} or a host name. */
public record ResolverAddress(HostPort at) {

    private static final int DNS = 53;

    /** @throws IllegalArgumentException when it is none of these */
    public static ResolverAddress parse(String text) {
        String plain = text.replaceFirst("^\\[([0-9a-fA-F:.]+)]$", "$1");
        if (new IPAddressString(plain).isIPAddress() && !plain.contains("/")) {
            return new ResolverAddress(new HostPort(plain, DNS));
        }
        try {
            HostPort at = HostPort.parse(text.matches("[^:\\s\\[\\]]+") ? text + ":" + DNS : text);
            if (at.port() > 0 && !at.host().contains("/")) {
                return new ResolverAddress(at);
            }
        } catch (IllegalArgumentException neither) {
            // said below, with addresses of resolvers
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no resolver; write one such as \"127.0.0.1\", \"::1\" or \"192.0.2.53:5353\"");
    }

    /** Looks a host name up; an address needs no look-up. */
    public InetSocketAddress address() {
        return at.address();
    }

    @Override
    public String toString() {
        return at.toString();
    }
}

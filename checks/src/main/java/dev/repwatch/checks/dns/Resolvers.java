package dev.repwatch.checks.dns;

import inet.ipaddr.HostName;
import inet.ipaddr.HostNameException;
import inet.ipaddr.HostNameParameters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Resolver addresses and their spelling {@code host:port}, {@code [v6]:port}. */
public final class Resolvers {

    private static final int DNS_PORT = 53;

    private static final HostNameParameters LITERAL = new HostNameParameters.Builder()
            .allowEmpty(false)
            .setEmptyAsLoopback(false)
            .allowBracketedIPv6(true)
            .allowPort(true)
            .expectPort(true)
            .allowService(false)
            .getAddressOptionsBuilder()
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private Resolvers() {}

    /**
     * Reads {@code 127.0.0.1}, {@code 127.0.0.1:53} or {@code [::1]:53}.
     *
     * @throws IllegalArgumentException in words for the admin: a resolver is an address, never a name
     */
    public static InetSocketAddress parse(String text) {
        HostName host = new HostName(text.strip(), LITERAL);
        try {
            host.validate();
        } catch (HostNameException malformed) {
            throw new IllegalArgumentException(wanted(text), malformed);
        }
        if (!host.isAddress() || host.asAddress().isMultiple()) {
            throw new IllegalArgumentException(wanted(text));
        }
        int port = host.getPort() == null ? DNS_PORT : host.getPort();
        InetAddress address = host.asAddress().toInetAddress();
        if (address == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names a network interface that this host does not have");
        }
        return new InetSocketAddress(address, port);
    }

    /** The name servers this system is configured with at this moment; empty when it names none that can be asked. */
    public static List<InetSocketAddress> ofSystem() {
        return SystemResolvers.now().usable();
    }

    /** The spelling used for paths and messages. */
    public static String text(InetSocketAddress resolver) {
        String host = resolver.getAddress().getHostAddress();
        return host.indexOf(':') < 0 ? host + ":" + resolver.getPort() : "[" + host + "]:" + resolver.getPort();
    }

    private static String wanted(String text) {
        return "\"" + text + "\" is not a resolver address; expected an IP address with an optional port, such as "
                + "127.0.0.1:53 or [::1]:53";
    }
}

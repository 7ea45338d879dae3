package dev.repwatch.checks.http;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;

/**
 * Decides which addresses a feed may reach. A feed's host name is looked up here at every connection, so a name that is
 * pointed at the machine itself, its network or a cloud's metadata service later on is refused too.
 *
 * @param lookup how names become addresses
 * @param allowPrivate true where the admin said that the source is on the own network
 */
public record AddressGuard(Dns lookup, boolean allowPrivate) implements Dns {

    /** Special-purpose ranges of the IANA registries (RFC 6890) that no public source lives in. */
    private static final List<IPAddress> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/32",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(text -> new IPAddressString(text).getAddress())
            .toList();

    /** NAT64 (RFC 6052) and IPv4-mapped addresses: what counts is the IPv4 address inside. */
    private static final List<IPAddress> WRAPPING = Stream.of("64:ff9b::/96", "::ffff:0:0/96")
            .map(text -> new IPAddressString(text).getAddress())
            .toList();

    /** Only addresses of the public Internet, by the system's resolver. */
    public static final AddressGuard PUBLIC_ONLY = new AddressGuard(Dns.SYSTEM, false);

    /** Everything, for sources on the own network. */
    public static final AddressGuard ANYWHERE = new AddressGuard(Dns.SYSTEM, true);

    /** The same lookup, but the own network is allowed. */
    public AddressGuard allowingPrivate() {
        return new AddressGuard(lookup, true);
    }

    /**
     * The addresses of a host, all of them allowed.
     *
     * @throws UnknownHostException when there are none, or when any of them is not allowed
     */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = lookup.lookup(host);
        for (InetAddress address : found) {
            if (!allows(address)) {
                throw new ForbiddenAddressException();
            }
        }
        return found;
    }

    /** True when a feed may talk to this address. */
    public boolean allows(InetAddress address) {
        if (allowPrivate) {
            return true;
        }
        IPAddress it = new IPAddressNetwork.IPAddressGenerator().from(unwrapped(address));
        return SPECIAL.stream().noneMatch(range -> range.contains(it));
    }

    private static byte[] unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        IPAddress it = new IPAddressNetwork.IPAddressGenerator().from(bytes);
        boolean wraps = bytes.length == 16 && WRAPPING.stream().anyMatch(range -> range.contains(it));
        return wraps ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    /** A name that leads where no feed may go. */
    public static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        public ForbiddenAddressException() {
            super("the host's address is not on the public Internet; this is allowed only with allow_private = true");
        }
    }
}

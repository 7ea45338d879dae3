package dev.repwatch.checks.posture;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses that share a prefix.
 *
 * @param network any address of them; its family is theirs
 * @param prefix in bits, 0 to 32 or to 128
 */
public record AddressRange(InetAddress network, int prefix) {

    private static final IPAddressStringParameters LITERAL = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allow_inet_aton(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .getParentBuilder()
            .toParams();

    /** The one address that a literal names; empty when it is none. */
    public static Optional<InetAddress> address(String text) {
        IPAddress address = new IPAddressString(text, LITERAL).getAddress();
        if (address == null || address.isMultiple() || (address.isIPv4() && !dottedQuad(text))) {
            return Optional.empty();
        }
        try {
            // the plain factory would make IPv4 of an IPv4-mapped IPv6 address
            return Optional.of(
                    address.isIPv4()
                            ? InetAddress.getByAddress(address.getBytes())
                            : Inet6Address.getByAddress(null, address.getBytes(), -1));
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }

    /** True when the address is of this family and has this prefix. */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int octet = 0; octet < whole; octet++) {
            if (mine[octet] != other[octet]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (mine[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0;
    }

    /** The first address, as a number. */
    public BigInteger first() {
        return new BigInteger(1, network.getAddress())
                .shiftRight(bits() - prefix)
                .shiftLeft(bits() - prefix);
    }

    private int bits() {
        return network.getAddress().length * Byte.SIZE;
    }

    /** How many addresses. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits() - prefix);
    }

    private static boolean dottedQuad(String text) {
        String[] octets = text.split("\\.", -1);
        for (String octet : octets) {
            if (octet.length() > 1 && octet.charAt(0) == '0') {
                return false;
            }
        }
        return octets.length == 4;
    }
}

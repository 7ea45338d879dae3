package dev.repwatch.checks.reputation;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * One sending address.
 *
 * @param address the address; an IPv4-mapped IPv6 address is the IPv4 address it maps
 * @param text its canonical text (dotted quad, or RFC 5952)
 */
public record IpTarget(InetAddress address, String text) implements Target {

    /** 2^32 divided by the golden ratio, odd. */
    private static final int SPREADING = 0x9E3779B1;

    @Override
    public TargetKind kind() {
        return address instanceof Inet4Address ? TargetKind.IPV4 : TargetKind.IPV6;
    }

    /** Neighbours must not meet in the same few buckets, as the sum of two hash codes that count alike would make them. */
    @Override
    public int hashCode() {
        return address.hashCode() * SPREADING;
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.repwatch.checks.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How to ask.
 *
 * @param resolvers asked in this order: the next one when one fails
 * @param timeout of one attempt, over UDP or TCP
 * @param retries attempts after the first
 * @param maxInFlight questions on the wire at once; more wait their turn
 */
public record DnsSettings(List<InetSocketAddress> resolvers, Duration timeout, int retries, int maxInFlight) {

    public static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** Of a million questions through a network that loses one packet in a hundred, none stays without an answer. */
    public static final int RETRIES = 3;

    public static final int MAX_IN_FLIGHT = 256;

    /** @throws IllegalArgumentException when there is no resolver or a figure is out of range */
    public DnsSettings {
        resolvers = List.copyOf(resolvers);
        if (resolvers.isEmpty()) {
            throw new IllegalArgumentException("no DNS resolver: the system names none and none is configured");
        }
        if (resolvers.size() > ResolverSet.MOST) {
            throw new IllegalArgumentException("more than " + ResolverSet.MOST + " DNS resolvers");
        }
        if (timeout.isNegative() || timeout.isZero() || retries < 0 || maxInFlight < 1) {
            throw new IllegalArgumentException("timeout and in-flight questions must be above zero, retries not below");
        }
    }

    /** The resolvers of this system, with the defaults. */
    public static DnsSettings ofSystem() {
        return of(Resolvers.ofSystem());
    }

    /** These resolvers, with the defaults. */
    public static DnsSettings of(List<InetSocketAddress> resolvers) {
        return new DnsSettings(resolvers, TIMEOUT, RETRIES, MAX_IN_FLIGHT);
    }
}

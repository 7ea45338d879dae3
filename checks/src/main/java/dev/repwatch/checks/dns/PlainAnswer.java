package dev.repwatch.checks.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A simple answer, as figures instead of objects: addresses of the very name that was asked for, or the absence of the name
 * for which its zone vouches. Valid only until the method that was given it returns; read it by the thread that got it.
 */
public interface PlainAnswer {

    /** How many addresses there are; 0 says that the name, or an address at it, does not exist. */
    int addresses();

    /** One address, its first octet in the highest bits. */
    int address(int index);

    /** The name itself does not exist. False when there are addresses. */
    boolean nxdomain();

    /**
     * For an absence: how many characters long the name of the zone is that vouches for it, which is always an end of the
     * asked name; 0 for the root.
     */
    int zoneLength();

    /** Seconds, 30 to 86,400 like {@link DnsAnswer.Records#ttl}. */
    int ttlSeconds();

    /** As {@link DnsAnswer.Records#asIfStale}; false for an absence. */
    boolean asIfStale();

    /** The server answered for its own zone (AA), not from a cache. */
    boolean authoritative();

    /** As {@link DnsAnswer.Records#authenticated}. */
    boolean authenticated();

    /** Which of {@link DnsClient#resolvers} answered. */
    int resolver();

    /** Nanoseconds from when the question first left to the answer. */
    long nanos();

    /** The same as a value that may be kept. */
    default DnsAnswer answer(CharSequence name, List<String> resolvers) {
        Duration ttl = Duration.ofSeconds(ttlSeconds());
        String path = resolvers.get(resolver());
        if (addresses() == 0) {
            String zone = zoneLength() == 0
                    ? "."
                    : name.subSequence(name.length() - zoneLength(), name.length())
                            .toString()
                            .toLowerCase(Locale.ROOT);
            return new DnsAnswer.Absent(nxdomain(), Optional.of(zone), ttl, path, authoritative());
        }
        List<String> values = new ArrayList<>(addresses());
        for (int index = 0; index < addresses(); index++) {
            values.add(dotted(address(index)));
        }
        return new DnsAnswer.Records(
                values, ttl, path, false, Optional.empty(), authoritative(), asIfStale(), authenticated(), List.of());
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}

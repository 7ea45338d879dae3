package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.Resolvers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code [dns]}: how lists are asked.
 *
 * @param resolvers asked in this order; empty for the system's own
 * @param timeout of one attempt
 * @param retries attempts after the first
 * @param maxInFlight questions on the wire at once
 */
public record DnsSection(List<ResolverAddress> resolvers, Duration timeout, int retries, int maxInFlight) {

    public DnsSection {
        resolvers = List.copyOf(resolvers);
        Limits.between("timeout", timeout, Duration.ofMillis(50), Duration.ofSeconds(30));
        Limits.between("retries", retries, 0, 10);
        Limits.between("max_in_flight", maxInFlight, 1, 10_000);
    }

    /**
     * For the client; looks host names up.
     *
     * @throws NobodyToAsk when a name has no address, or the system names no resolver
     */
    public DnsSettings settings() {
        resolvers.stream()
                .filter(resolver -> resolver.address().isUnresolved())
                .findFirst()
                .ifPresent(resolver -> {
                    throw new NobodyToAsk("resolvers in [dns]: no address is known for \"" + resolver
                            + "\"; is its name or its interface mistyped, or gone?");
                });
        List<InetSocketAddress> asked = resolvers.isEmpty()
                ? Resolvers.ofSystem()
                : resolvers.stream().map(ResolverAddress::address).toList();
        return new DnsSettings(asked, timeout, retries, maxInFlight);
    }

    /** How many are asked; no name is looked up for it. */
    public int count() {
        return resolvers.isEmpty()
                ? objection().isPresent() ? 0 : settings().resolvers().size()
                : resolvers.size();
    }

    /** Why nobody can be asked by these settings, in a sentence. */
    public Optional<String> objection() {
        try {
            settings();
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    public static DnsSection defaults() {
        return new DnsSection(List.of(), DnsSettings.TIMEOUT, DnsSettings.RETRIES, DnsSettings.MAX_IN_FLIGHT);
    }
}

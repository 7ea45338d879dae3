package dev.repwatch.checks.probe;

import dev.repwatch.checks.reputation.Target;
import java.util.Optional;
import java.util.Set;

/**
 * A target as probes see it.
 *
 * @param pools the pool an address belongs to, or the pools that send for a domain
 * @param helo the name that the target announces itself by, where the admin said so
 */
public record ProbeTarget(Target target, Set<String> pools, Optional<String> helo) {

    public ProbeTarget {
        pools = Set.copyOf(pools);
    }

    /** One of which nothing else is said. */
    public static ProbeTarget of(Target target) {
        return new ProbeTarget(target, Set.of(), Optional.empty());
    }
}

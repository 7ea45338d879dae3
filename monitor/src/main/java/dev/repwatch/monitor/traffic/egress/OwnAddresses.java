package dev.repwatch.monitor.traffic.egress;

import java.util.Optional;
import java.util.Set;

/**
 * The addresses of the configuration.
 *
 * @param targets those that are watched
 * @param named those that {@code [maillog] sources} names
 */
public record OwnAddresses(Set<String> targets, Set<String> named) {

    public static final OwnAddresses NONE = new OwnAddresses(Set.of(), Set.of());

    public OwnAddresses {
        targets = Set.copyOf(targets);
        named = Set.copyOf(named);
    }

    /** The target, when there is one and nothing else is known to send. */
    Optional<String> only() {
        return targets.size() == 1 && targets.containsAll(named)
                ? targets.stream().findFirst()
                : Optional.empty();
    }

    boolean has(String address) {
        return targets.contains(address);
    }
}

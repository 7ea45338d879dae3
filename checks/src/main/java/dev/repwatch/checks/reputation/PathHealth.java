package dev.repwatch.checks.reputation;

import java.util.Optional;
import java.util.Set;

/**
 * What a source's control questions said through one resolver.
 *
 * @param resolver {@code host:port}
 * @param trouble why the source cannot be believed through it; empty when its controls were right
 * @param detail for people, no secret
 * @param unbelieved the kinds of target about which it cannot be believed through it, all of them when there is trouble
 */
public record PathHealth(String resolver, Optional<Cause> trouble, String detail, Set<TargetKind> unbelieved) {

    public PathHealth {
        unbelieved = Set.copyOf(unbelieved);
    }

    public boolean well() {
        return trouble.isEmpty();
    }

    /** False when the resolver is to blame: then nothing is known of the source. */
    public boolean aboutTheSource() {
        return trouble.filter(Cause::ofTheResolver).isEmpty();
    }
}

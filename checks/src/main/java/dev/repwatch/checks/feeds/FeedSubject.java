package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Target;
import java.util.Set;

/**
 * A target as feeds see it.
 *
 * @param pools the pool an address belongs to, or the pools that send for a domain
 */
public record FeedSubject(Target target, Set<String> pools) {
    public FeedSubject {
        pools = Set.copyOf(pools);
    }
}

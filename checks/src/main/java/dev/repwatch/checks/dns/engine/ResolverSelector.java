package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.ResolverSet;

/**
 * Which resolver an attempt goes to: in the configured order, the next one after a failure, and one that is left out only when
 * all are.
 */
final class ResolverSelector {

    private final Upstream[] upstreams;
    private final long every;
    private final RandomBits randomBits;

    ResolverSelector(Upstream[] upstreams, RandomBits randomBits) {
        this.upstreams = upstreams;
        this.every = upstreams.length == ResolverSet.MOST ? -1 : (1L << upstreams.length) - 1;
        this.randomBits = randomBits;
    }

    Upstream at(int place) {
        return upstreams[place];
    }

    /** How many resolvers a question by this route may go to. */
    int candidates(QueryRoute queryRoute) {
        int count = Math.max(1, Long.bitCount(queryRoute.among().places() & every));
        return elsewhere(queryRoute) ? count - 1 : count;
    }

    private boolean elsewhere(QueryRoute queryRoute) {
        return queryRoute.not() != QueryRoute.NONE
                && !queryRoute.among().without(queryRoute.not()).isEmpty()
                && (queryRoute.among().without(queryRoute.not()).places() & every) != 0
                && queryRoute.among().contains(queryRoute.not());
    }

    /**
     * @param last where the attempt before went
     * @param attempt 0 for the first
     */
    Upstream next(QueryRoute queryRoute, int last, int attempt, long now) {
        int count = upstreams.length;
        boolean elsewhere = elsewhere(queryRoute);
        int first = attempt > 0 ? last + 1 : elsewhere ? randomBits.below(count) : 0;
        int fallback = -1;
        for (int step = 0; step < count; step++) {
            int index = (first + step) % count;
            if (!queryRoute.among().contains(index) || (elsewhere && index == queryRoute.not())) {
                continue;
            }
            if (upstreams[index].resolverHealth.admits(now)) {
                return upstreams[index];
            }
            fallback = fallback < 0 ? index : fallback;
        }
        return upstreams[Math.max(0, fallback)];
    }
}

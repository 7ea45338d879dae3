package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.ResolverSet;

/**
 * Which resolver an attempt goes to: in the configured order, the next one after a failure, and one that is left out only when
 * all are.
 */
final class Choice {

    private final Upstream[] upstreams;
    private final long every;
    private final Dice dice;

    Choice(Upstream[] upstreams, Dice dice) {
        this.upstreams = upstreams;
        this.every = upstreams.length == ResolverSet.MOST ? -1 : (1L << upstreams.length) - 1;
        this.dice = dice;
    }

    Upstream at(int place) {
        return upstreams[place];
    }

    /** How many resolvers a question by this route may go to. */
    int candidates(Route route) {
        int count = Math.max(1, Long.bitCount(route.among().places() & every));
        return elsewhere(route) ? count - 1 : count;
    }

    private boolean elsewhere(Route route) {
        return route.not() != Route.NONE
                && !route.among().without(route.not()).isEmpty()
                && (route.among().without(route.not()).places() & every) != 0
                && route.among().contains(route.not());
    }

    /**
     * @param last where the attempt before went
     * @param attempt 0 for the first
     */
    Upstream next(Route route, int last, int attempt, long now) {
        int count = upstreams.length;
        boolean elsewhere = elsewhere(route);
        int first = attempt > 0 ? last + 1 : elsewhere ? dice.below(count) : 0;
        int fallback = -1;
        for (int step = 0; step < count; step++) {
            int index = (first + step) % count;
            if (!route.among().contains(index) || (elsewhere && index == route.not())) {
                continue;
            }
            if (upstreams[index].health.admits(now)) {
                return upstreams[index];
            }
            fallback = fallback < 0 ? index : fallback;
        }
        return upstreams[Math.max(0, fallback)];
    }
}

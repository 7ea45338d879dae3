package dev.repwatch.checks.dns.engine;

/**
 * Which resolver an attempt goes to: in the configured order, the next one after a failure, and one that is left out only when
 * all are.
 */
final class Choice {

    private final Upstream[] upstreams;
    private final Dice dice;

    Choice(Upstream[] upstreams, Dice dice) {
        this.upstreams = upstreams;
        this.dice = dice;
    }

    /** How many resolvers a question by this route may go to. */
    int candidates(Route route) {
        if (route.only() != Route.NONE) {
            return 1;
        }
        return route.not() == Route.NONE || upstreams.length == 1 ? upstreams.length : upstreams.length - 1;
    }

    /**
     * @param last where the attempt before went
     * @param attempt 0 for the first
     */
    Upstream next(Route route, int last, int attempt, long now) {
        if (route.only() != Route.NONE) {
            return upstreams[route.only()];
        }
        int count = upstreams.length;
        boolean elsewhere = route.not() != Route.NONE && count > 1;
        int first = attempt > 0 ? last + 1 : elsewhere ? dice.below(count) : 0;
        int fallback = -1;
        for (int step = 0; step < count; step++) {
            int index = (first + step) % count;
            if (elsewhere && index == route.not()) {
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

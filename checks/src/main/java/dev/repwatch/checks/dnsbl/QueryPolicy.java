package dev.repwatch.checks.dnsbl;

import java.time.Duration;

/**
 * How politely lists are asked.
 *
 * @param pace how fast
 * @param reuse whether an answer is used again instead of asking, while its TTL or the list's minimum interval lasts
 * @param firstPause how long an unwell list is left alone after its first failed probe; the pause doubles with every
 *     further one
 * @param longestPause where the doubling ends
 * @param spread over how long the questions of every sweep but the first are spread; the first look is wanted soon
 * @param rounds how often everything is looked at
 */
public record QueryPolicy(
        RateLimit pace, boolean reuse, Duration firstPause, Duration longestPause, SpreadWindow spread, Rounds rounds) {

    /** Asks everything at once and again: for a single look on demand. */
    public static final QueryPolicy NONE =
            new QueryPolicy(RateLimit.UNLIMITED, false, Duration.ZERO, Duration.ZERO, SpreadWindow.NONE, Rounds.NONE);

    /** For a daemon that asks for years. */
    public static QueryPolicy lasting(RateLimit rateLimit) {
        return new QueryPolicy(
                rateLimit, true, Duration.ofMinutes(1), Duration.ofHours(1), SpreadWindow.NONE, Rounds.NONE);
    }

    /** The same in rounds, with every one but the first spread. */
    public QueryPolicy inRounds(Rounds every, SpreadWindow over) {
        return new QueryPolicy(pace, reuse, firstPause, longestPause, over, every);
    }
}

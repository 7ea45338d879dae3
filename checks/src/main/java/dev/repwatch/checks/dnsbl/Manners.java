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
 */
public record Manners(Pace pace, boolean reuse, Duration firstPause, Duration longestPause, Spread spread) {

    /** Asks everything at once and again: for a single look on demand. */
    public static final Manners NONE = new Manners(Pace.UNLIMITED, false, Duration.ZERO, Duration.ZERO, Spread.NONE);

    /** For a daemon that asks for years. */
    public static Manners lasting(Pace pace) {
        return new Manners(pace, true, Duration.ofMinutes(1), Duration.ofHours(1), Spread.NONE);
    }

    /** The same, with every sweep but the first spread. */
    public Manners spreading(Spread over) {
        return new Manners(pace, reuse, firstPause, longestPause, over);
    }
}

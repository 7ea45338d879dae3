package dev.repwatch.checks.dnsbl;

import java.time.Duration;
import java.time.Instant;

/**
 * One round over everything, or a single look.
 *
 * @param begun when; a round that goes on after a change of the configuration keeps its beginning
 */
record Round(Rounds rounds, Instant begun) {

    private static final long SECOND = 1_000;
    /** The part of a round by which one may begin sooner or later. */
    private static final long UNEVEN = 50;

    /**
     * Whether a target that was asked about then is left out of this round: it has had its turn, or the list is asked in some rounds
     * only.
     */
    boolean leavesOut(long askedMillis, Duration minInterval) {
        if (rounds.none()) {
            return false;
        }
        long ago = begun.toEpochMilli() - askedMillis;
        long others = rounds.apart(minInterval) - 1;
        long every = rounds.every().toMillis();
        // rounds do not begin on the moment, and the seconds of an answer are cut off
        return others == 0 ? ago < SECOND : ago < others * every + every / UNEVEN;
    }

    /** Until when it asks what falls due only while it goes on; a single look waits for nothing. */
    long asksUntilMillis() {
        return rounds.none() ? Long.MIN_VALUE : begun.plus(rounds.asking()).toEpochMilli();
    }
}

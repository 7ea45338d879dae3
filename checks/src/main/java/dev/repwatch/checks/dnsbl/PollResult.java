package dev.repwatch.checks.dnsbl;

import java.time.Duration;

/**
 * What a list sweep did with its turn.
 *
 * @param progress something was asked or settled, so another turn may be useful at once
 * @param pause how long the pace holds the next question back; zero when nothing waits for the pace
 */
record PollResult(boolean progress, Duration pause) {

    static final PollResult DONE = new PollResult(true, Duration.ZERO);
    static final PollResult IDLE = new PollResult(false, Duration.ZERO);

    static PollResult after(Duration pause) {
        return new PollResult(false, pause);
    }
}

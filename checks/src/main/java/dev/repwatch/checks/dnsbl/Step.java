package dev.repwatch.checks.dnsbl;

import java.time.Duration;

/**
 * What a lane did with its turn.
 *
 * @param progress something was asked or settled, so another turn may be useful at once
 * @param pause how long the pace holds the next question back; zero when nothing waits for the pace
 */
record Step(boolean progress, Duration pause) {

    static final Step DONE = new Step(true, Duration.ZERO);
    static final Step IDLE = new Step(false, Duration.ZERO);

    static Step after(Duration pause) {
        return new Step(false, pause);
    }
}

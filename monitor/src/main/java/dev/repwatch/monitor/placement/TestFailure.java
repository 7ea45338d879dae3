package dev.repwatch.monitor.placement;

import dev.repwatch.monitor.placement.trouble.SeedTroubleDetail.Cause;
import java.time.Instant;

/**
 * A test that could not begin.
 *
 * @param detail the words of a server or of the system; hostile, bounded
 */
record TestFailure(Cause cause, String detail, Instant at) {

    String text() {
        return detail.isEmpty() ? cause.key() : cause.key() + ": " + detail;
    }
}

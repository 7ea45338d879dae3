package dev.repwatch.monitor.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a log still tells something. A quiet log is an alarm of its own, never a receiver's silence: rotation that stopped hides
 * for weeks.
 *
 * @param newest the stamp of the newest line that was read
 * @param behind bytes that are there and not yet read
 */
public record LogFreshness(Instant newest, long behind) {

    public boolean quiet(Instant now, Duration patience) {
        return newest.plus(patience).isBefore(now);
    }

    /** Whether what was counted up to now may be compared with other hours. */
    public boolean trusted(Instant now, Duration patience) {
        return behind == 0 && !quiet(now, patience);
    }
}

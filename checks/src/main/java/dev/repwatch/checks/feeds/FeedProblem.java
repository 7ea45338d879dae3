package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Cause;
import java.time.Instant;

/**
 * What is wrong with a feed.
 *
 * @param detail for people; no secret
 * @param since the first failure in a row
 * @param failures how many in a row
 */
public record FeedProblem(Cause cause, String detail, Instant since, int failures) {

    private static final int TRIES = 3;

    /** True when it will not mend itself by asking again: the key, or three failures in a row. */
    public boolean lasting() {
        boolean ours = cause == Cause.BAD_CREDENTIALS || cause == Cause.NOT_REGISTERED;
        return failures >= (ours ? 2 : TRIES);
    }
}

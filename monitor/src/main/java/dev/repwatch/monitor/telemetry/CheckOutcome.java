package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import java.util.Optional;

/** How one finished check of one target on one list ended. */
public enum CheckOutcome implements Labelled {
    CLEAN,
    LISTED,
    TIMEOUT,
    SERVFAIL,
    /** The list refuses us: 127.255.255.x, REFUSED, no key, over quota. */
    BLOCKED,
    /** An answer that no honest list gives, or one that the catalogue does not document. */
    INVALID;

    /** Empty when no question was finished, so that there is nothing to count. */
    public static Optional<CheckOutcome> of(Finding finding) {
        return finding.match(
                listed -> Optional.of(LISTED),
                notListed -> Optional.of(CLEAN),
                scored -> Optional.of(CLEAN),
                graded -> Optional.of(graded.grade() == Grade.PASS ? CLEAN : LISTED),
                unknown -> of(unknown.cause()));
    }

    private static Optional<CheckOutcome> of(Cause cause) {
        return switch (cause) {
            case TIMED_OUT -> Optional.of(TIMEOUT);
            case SERVER_FAILED -> Optional.of(SERVFAIL);
            case REFUSED, OPEN_RESOLVER, OVER_QUOTA, BAD_CREDENTIALS, NOT_REGISTERED -> Optional.of(BLOCKED);
            case BAD_ANSWER, UNDOCUMENTED_CODE, LISTS_EVERYTHING -> Optional.of(INVALID);
            default -> Optional.empty(); // nothing was asked, or nothing usable came of it
        };
    }
}

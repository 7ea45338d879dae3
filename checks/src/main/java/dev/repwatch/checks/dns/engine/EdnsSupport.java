package dev.repwatch.checks.dns.engine;

/**
 * Whether a resolver understands questions with options (EDNS). Old ones and boxes in between answer them with FORMERR, or not at
 * all; then the question goes without (RFC 6891 sections 6.2.2 and 7). Now and then one goes with them again.
 */
final class EdnsSupport {

    private static final long AGAIN = 600_000_000_000L;

    /** A question with options has been answered. */
    private boolean understood;
    /** One has come to nothing, and none has been answered. */
    private boolean doubted;

    private boolean without;
    private long againAt;

    /** Whether the next question carries options. */
    boolean use(long now) {
        if (without && now - againAt >= 0) {
            againAt = now + AGAIN;
            return true;
        }
        return !without && !doubted;
    }

    /** An answer came that can be used. */
    void answered(boolean withOptions, long now) {
        if (withOptions) {
            understood = true;
            without = false;
            doubted = false;
        } else if (!without && !understood) {
            without = true;
            againAt = now + AGAIN;
        }
    }

    /** True when it has never been known to understand them. */
    boolean unproven() {
        return !understood;
    }

    /** Nothing came back in time. */
    void silent(boolean withOptions) {
        doubted = withOptions && !understood;
    }
}

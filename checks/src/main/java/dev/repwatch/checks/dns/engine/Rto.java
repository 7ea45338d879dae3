package dev.repwatch.checks.dns.engine;

/**
 * How long to wait for a resolver, from how long its answers took (RFC 6298 section 2). An attempt has its own id, so every
 * answer may be measured (section 3, Karn's rule, does not bind here).
 */
final class Rto {

    /**
     * A resolver that has the answer of one list at hand must still look up that of another; TCP's least on Linux. Who is asked
     * again too early is the resolver, which joins the second question to the first, and no list.
     */
    private static final long FLOOR = 200_000_000;

    private static final long INITIAL = 1_000_000_000;

    private final long ceiling;
    private long smoothed;
    private long variation;

    Rto(long ceiling) {
        this.ceiling = ceiling;
    }

    void answered(long nanos) {
        if (smoothed == 0) {
            smoothed = nanos;
            variation = nanos / 2;
        } else {
            variation += (Math.abs(smoothed - nanos) - variation) / 4;
            smoothed += (nanos - smoothed) / 8;
        }
    }

    /** @param attempt 0 for the first; each further one waits twice as long (section 5.5) */
    long patience(int attempt) {
        long once = smoothed == 0 ? INITIAL : Math.max(FLOOR, smoothed + 4 * variation);
        return Math.min(ceiling, once << Math.min(attempt, 10));
    }

    /** For the last attempt, after which there is nothing but to give up. */
    long longest() {
        return ceiling;
    }
}

package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;

/**
 * Stops asking a list that refuses, or that has been silent many times in a row: for the rest of a sweep, or of a long one until
 * its controls are right again.
 */
final class CircuitBreaker {

    /** Each of them has been asked several times already. */
    private static final int PATIENCE = 8;
    /** A refusal is an answer: it is heard sooner than silence. */
    private static final int REFUSAL = 2;

    private int strain;

    void note(Finding finding) {
        strain = finding instanceof Finding.Unknown unknown ? strain + weight(unknown.cause()) : 0;
    }

    /** The last question came to nothing. */
    boolean strained() {
        return strain > 0;
    }

    boolean open() {
        return left() <= 0;
    }

    /** Asking is worth it again. */
    void close() {
        strain = 0;
    }

    /** How many more questions that come to nothing it takes. */
    int left() {
        return PATIENCE - strain;
    }

    private static int weight(Cause cause) {
        return switch (cause) {
            case REFUSED, OPEN_RESOLVER, OVER_QUOTA, BAD_CREDENTIALS, NOT_REGISTERED -> REFUSAL;
            case TIMED_OUT, SERVER_FAILED, BAD_ANSWER, LIST_DEAD -> 1;
            default -> 0;
        };
    }
}

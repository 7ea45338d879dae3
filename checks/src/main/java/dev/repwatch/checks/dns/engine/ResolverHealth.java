package dev.repwatch.checks.dns.engine;

/**
 * Whether a resolver may be asked. One that has not answered at all for a while is left out; now and then one question is
 * risked on it, and its first answer brings it back.
 */
final class ResolverHealth {

    /** Dead lists make a good resolver silent about some names: only the silence about all names counts. */
    private static final long SILENCE = 1_000_000_000;

    private static final int FAILURES = 8;
    private static final long FIRST_PAUSE = 1_000_000_000;
    private static final long LONGEST_PAUSE = 60_000_000_000L;

    private int failures;
    private long failingSince;
    private long pause;
    private long probeAt;
    /** A question is risked, and nothing has been heard of it. */
    private boolean probing;

    private long probed;

    void answered() {
        failures = 0;
        pause = 0;
        probing = false;
    }

    /**
     * @param asked when the question left that came to nothing
     * @return true when the resolver is left out from now on
     */
    boolean failed(long asked, long now) {
        if (failures++ == 0) {
            failingSince = asked;
        }
        if (pause == 0 && (failures < FAILURES || now - failingSince < SILENCE)) {
            return false;
        }
        boolean ejected = pause == 0;
        // what was under way when it was left out says nothing new; the question that was risked since does
        if (ejected || (probing && asked - probed >= 0)) {
            pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
            probeAt = now + pause;
            probing = false;
        }
        return ejected;
    }

    boolean leftOut() {
        return pause > 0;
    }

    /** True when a question may go there; for one that is left out, only for one question a pause. */
    boolean admits(long now) {
        if (pause == 0) {
            return true;
        }
        if (now - probeAt < 0) {
            return false;
        }
        probeAt = now + pause;
        probing = true;
        probed = now;
        return true;
    }
}

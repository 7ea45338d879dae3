package dev.repwatch.checks.dnsbl;

import java.time.Duration;

/**
 * How often lists are asked when everything is looked at in rounds: a list whose minimum interval is longer than a round's is
 * left out of so many rounds that it is kept.
 *
 * @param every from the beginning of one round to that of the next; zero when there are no rounds
 */
public record Rounds(Duration every) {

    /** For so long what the controls said holds for the next look, unless the list's minimum interval is shorter. */
    static final Duration CONTROLS_HOLD = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);

    /** A look on demand. */
    public static final Rounds NONE = new Rounds(Duration.ZERO);

    /** Of the minimum interval: the turns of a round are jittered, and who comes a moment early is not sent away for a round. */
    private static final int OBEYED_PERCENT = 98;

    /** Of a round: what falls due later than that is left to the next one, so that a round ends before the next begins. */
    private static final int ASKED_PERCENT = 95;

    /** Of a round: what is left is for answers that come late, so that one round ends before the next begins. */
    private static final int SPREAD_PERCENT = 80;

    boolean none() {
        return every.isZero();
    }

    /** How many rounds lie between two questions about the same target; 1 when it is asked about in every round. */
    public long apart(Duration minInterval) {
        long obeyed = obeyed(minInterval).toMillis();
        return none() ? 1 : Math.max(1, (obeyed + every.toMillis() - 1) / every.toMillis());
    }

    /** How long it is between two questions about the same target. */
    public Duration between(Duration minInterval) {
        return every.multipliedBy(apart(minInterval));
    }

    /** For how long what the controls of a list said holds at the beginning of a round. */
    Duration controlsHold(Duration minInterval) {
        Duration shorter = minInterval.compareTo(CONTROLS_HOLD) < 0 ? minInterval : CONTROLS_HOLD;
        long apart = apart(shorter);
        return apart == 1 ? obeyed(shorter) : every.multipliedBy(2 * apart - 1).dividedBy(2);
    }

    /** How old an answer is at least when its question is asked again. */
    Duration least(Duration minInterval) {
        return none() ? minInterval : obeyed(minInterval);
    }

    /** Over how long the questions of a round are spread. */
    public Duration spread() {
        return every.multipliedBy(SPREAD_PERCENT).dividedBy(100);
    }

    /** How often a list's controls are asked in a day, where it is asked that many questions in a round. */
    public long controlsPerDay(Duration minInterval, long questions) {
        Duration between = between(minInterval.compareTo(CONTROLS_HOLD) < 0 ? minInterval : CONTROLS_HOLD);
        // while questions go on they are asked again and again
        long again = SweepPacer.span(spread(), questions).toMillis() / Sweep.VOUCHED.toMillis();
        return perDay(between) + again * perDay(between(minInterval));
    }

    /** How often in a day, beginning at its start. */
    public static long perDay(Duration interval) {
        return interval.isZero() || interval.isNegative()
                ? Long.MAX_VALUE
                : Math.max(1, (DAY.toMillis() + interval.toMillis() - 1) / interval.toMillis());
    }

    /** How long after its beginning a round still asks what falls due only then. */
    Duration asking() {
        return every.multipliedBy(ASKED_PERCENT).dividedBy(100);
    }

    private static Duration obeyed(Duration minInterval) {
        return minInterval.multipliedBy(OBEYED_PERCENT).dividedBy(100);
    }
}

package dev.repwatch.checks.dnsbl.budget;

import java.time.Duration;

/**
 * An operator that cannot be asked everything within a round at its pace: the rounds would take longer than their interval.
 *
 * @param questions about targets, in a round in which all its lists are asked
 * @param perSecond its pace
 */
public record SlowOperator(String operator, long questions, double perSecond) {

    private static final Duration STEP = Duration.ofMinutes(5);
    /** Of a round: the rest is for answers that come late. */
    private static final double USABLE = 0.95;

    /** How long its questions of one round take. */
    public Duration takes() {
        return Duration.ofSeconds((long) Math.ceil(questions / perSecond));
    }

    /** The shortest interval that it can be asked at, in steps of five minutes. */
    public Duration shortest() {
        long steps = (long) Math.ceil(takes().toSeconds() / USABLE / STEP.toSeconds());
        return STEP.multipliedBy(Math.max(1, steps));
    }

    boolean tooSlowFor(Duration every) {
        return takes().toMillis() > every.toMillis() * USABLE;
    }
}

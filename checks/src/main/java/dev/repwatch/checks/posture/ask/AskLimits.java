package dev.repwatch.checks.posture.ask;

import java.time.Duration;

/**
 * How much is asked for one thing that is judged: a record of others must not make an amplifier of us.
 *
 * @param questions that nobody has the answer to yet
 * @param time for all of them
 */
public record AskLimits(int questions, Duration time) {

    private static final int QUESTIONS = 200;
    private static final Duration TIME = Duration.ofSeconds(20);

    public static final AskLimits DEFAULT = new AskLimits(QUESTIONS, TIME);
}

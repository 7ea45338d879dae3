package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Score.Band;
import java.util.List;
import java.util.Optional;

/**
 * What values mean, as data: thresholds between bands, and how far a value must come back over a threshold before it
 * counts as better again, so that a value resting on a threshold does not ring all day.
 *
 * @param direction which way is bad
 * @param steps thresholds, the mildest first; a value that reaches none is {@link Band#GOOD}
 * @param margin the hysteresis, in the unit of the value; 0 for ladders of whole steps
 */
public record Bands(Direction direction, List<Step> steps, double margin) {

    /** Which way is bad. */
    public enum Direction {
        /** The higher the worse, such as a complaint rate. */
        HIGHER_IS_WORSE,
        /** The lower the worse, such as a score of 0 to 100. */
        LOWER_IS_WORSE
    }

    /** @param at the first value that is in the band, coming from the good side */
    public record Step(double at, Band band) {}

    public Bands {
        steps = List.copyOf(steps);
    }

    public static Bands higherIsWorse(double margin, Step... steps) {
        return new Bands(Direction.HIGHER_IS_WORSE, List.of(steps), margin);
    }

    public static Bands lowerIsWorse(double margin, Step... steps) {
        return new Bands(Direction.LOWER_IS_WORSE, List.of(steps), margin);
    }

    public static Step neutral(double at) {
        return new Step(at, Band.NEUTRAL);
    }

    public static Step poor(double at) {
        return new Step(at, Band.POOR);
    }

    public static Step bad(double at) {
        return new Step(at, Band.BAD);
    }

    /** The band of a value on its own. */
    public Band of(double value) {
        return reached(value, 0, Band.GOOD);
    }

    /**
     * The band of a value that follows another: it worsens at the threshold, and betters only {@link #margin} beyond it.
     */
    public Band after(Optional<Band> before, double value) {
        Band plain = of(value);
        if (before.isEmpty() || plain.compareTo(before.get()) >= 0) {
            return plain;
        }
        Band reluctant = reached(value, margin, Band.GOOD);
        return reluctant.compareTo(before.get()) > 0 ? before.get() : reluctant;
    }

    private Band reached(double value, double slack, Band start) {
        Band band = start;
        for (Step step : steps) {
            boolean in =
                    direction == Direction.HIGHER_IS_WORSE ? value >= step.at() - slack : value <= step.at() + slack;
            if (in && step.band().compareTo(band) > 0) {
                band = step.band();
            }
        }
        return band;
    }
}

package dev.repwatch.monitor.warmup;

/**
 * One thing that a day says about the next.
 *
 * @param keep for a step back: the part of what was accepted that stays
 */
record Signal(Strength strength, Reason reason, double keep) {

    /** Mildest first. */
    enum Strength {
        /** Worth saying, changes nothing. */
        NOTE,
        HOLD,
        STEP_BACK,
        STOP
    }

    static Signal note(Reason reason) {
        return new Signal(Strength.NOTE, reason, 1);
    }

    static Signal hold(Reason reason) {
        return new Signal(Strength.HOLD, reason, 1);
    }

    static Signal stepBack(Reason reason, double keep) {
        return new Signal(Strength.STEP_BACK, reason, keep);
    }

    static Signal stop(Reason reason) {
        return new Signal(Strength.STOP, reason, 0);
    }
}

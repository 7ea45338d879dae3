package dev.repwatch.monitor.warmup;

import java.util.Locale;

/** What the coach says about the next sending day of one address at one provider. */
public enum Verdict {
    /** The limit rises. */
    ADVANCE,
    /** The limit stays, or falls to what was accepted. */
    HOLD,
    STEP_BACK,
    /** Nothing for some sending days, seed mail apart. */
    STOP,
    /** So long without mail that receivers have forgotten the address. */
    RESTART,
    /** Warm: the goal was accepted long enough. */
    COMPLETE,
    /** A precondition is missing, so nothing begins. */
    NOT_READY;

    /** As in JSON and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

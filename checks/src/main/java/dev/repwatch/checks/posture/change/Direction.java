package dev.repwatch.checks.posture.change;

import java.util.Locale;

/** Which way a change goes. */
public enum Direction {
    /** Mail is worse off: an alert, as severe as its code. */
    WEAKER,
    /** Somebody should say that it was meant: an alert that can be acknowledged as planned. */
    TO_EXPLAIN,
    /** Stronger, or more of the same: a line in the digest. */
    BETTER,
    /** A provider changed what is its own, and our mail still passes: history only. */
    NOT_OURS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

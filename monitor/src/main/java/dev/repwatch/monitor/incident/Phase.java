package dev.repwatch.monitor.incident;

/** What is believed of one target on one list. */
public enum Phase {
    CLEAN,
    /** Seen listed, not yet confirmed on an independent way. */
    SUSPECTED,
    /** Seen listed by a list that is itself in doubt. */
    HELD,
    LISTED,
    /** Listed, and seen off the list, not yet often and long enough. */
    CLEARING;

    /** People are to believe that it is listed. */
    public boolean counts() {
        return this == LISTED || this == CLEARING;
    }
}

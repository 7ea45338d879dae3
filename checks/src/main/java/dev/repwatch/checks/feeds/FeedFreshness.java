package dev.repwatch.checks.feeds;

import java.util.Locale;

/** How far a feed can be believed at this moment. */
public enum FeedFreshness {
    /** Never answered so far. */
    WAITING,
    /** Answers, and has more than it was asked for so far: what it knows is not yet of today. */
    BEHIND,
    /** Has data no older than it promises. */
    FRESH,
    /** Answers in good order, and never had anything about our targets: too little volume, or nothing to report. */
    NO_DATA,
    /** Answers in good order, but the data stopped: low volume, or a link that looks well and is not. */
    QUIET,
    /** Does not answer, or not in a way that can be read. What it said last stands, marked stale. */
    BROKEN;

    /** True when this is worth a message of its own. */
    public boolean alarming() {
        return this == QUIET || this == BROKEN;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

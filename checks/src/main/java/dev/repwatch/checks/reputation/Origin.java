package dev.repwatch.checks.reputation;

/** How a finding came about: what was skipped is no look at a target. */
public enum Origin {
    ASKED,
    /** From an earlier answer that still holds; nobody was asked again. */
    REUSED,
    /**
     * Nobody was asked: the source is not believed or left alone, or there was no way to put the question. What is good
     * nevertheless says that there was nothing to ask about.
     */
    SKIPPED
}

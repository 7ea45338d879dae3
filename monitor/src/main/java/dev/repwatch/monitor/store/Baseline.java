package dev.repwatch.monitor.store;

/** How far the first look at a target or a list has come. */
public enum Baseline {
    /** Not all asked yet. */
    PENDING,
    /** All asked; some suspicions wait for confirmation. */
    SETTLING,
    /** Told in a digest. */
    DONE
}

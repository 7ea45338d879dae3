package dev.repwatch.monitor.incident;

/** How far a list is believed. */
public enum Trust {
    HEALTHY,
    /** In doubt: its new listings are held and its clean answers do not count, until its controls decide. */
    SUSPECT,
    /** Not believed: its answers change nothing. */
    QUARANTINED,
    /** Its controls are right again, but not for long enough. */
    PROBATION;

    /** Its answers may at least be noted. */
    public boolean heard() {
        return this == HEALTHY || this == SUSPECT;
    }
}

package dev.repwatch.monitor.telemetry;

/** What an incident is about. */
public enum IncidentKind implements Labelled {
    /** A target is on a list. */
    LISTING,
    /** A target's score fell. */
    SCORE,
    /** A list cannot be believed. */
    LIST,
    /** The daemon itself: resolver, database, configuration, channel, feed. */
    DAEMON
}

package dev.repwatch.monitor.telemetry;

/** Why something that happened became no message of its own. */
public enum SuppressionReason implements Labelled {
    /** A silence or a maintenance window. */
    SILENCED,
    /** Other trouble explains it. */
    INHIBITED,
    /** Told as part of another message. */
    GROUPED
}

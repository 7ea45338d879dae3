package dev.repwatch.monitor.telemetry;

/** Why a message was not sent although something happened. */
public enum SuppressionReason implements Labelled {
    ACK,
    SNOOZE,
    /** A silence or a maintenance window. */
    MAINTENANCE,
    /** Told as part of another message. */
    GROUPED,
    FLAPPING
}

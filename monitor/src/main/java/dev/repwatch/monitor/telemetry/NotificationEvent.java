package dev.repwatch.monitor.telemetry;

/** What a message tells. */
public enum NotificationEvent implements Labelled {
    FIRED,
    UPDATED,
    REMINDER,
    RESOLVED,
    DIGEST,
    NOTICE,
    TEST
}

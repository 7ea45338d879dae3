package dev.repwatch.monitor.telemetry;

/** Why a message was not taken, as in {@code alertmanager_notifications_failed_total}. */
public enum FailureReason implements Labelled {
    AUTH,
    RATE_LIMITED,
    /** The provider refuses this message or this channel. */
    CLIENT,
    SERVER,
    NETWORK
}

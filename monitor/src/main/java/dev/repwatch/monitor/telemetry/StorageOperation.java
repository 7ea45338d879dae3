package dev.repwatch.monitor.telemetry;

/** What the daemon wanted of the database. */
public enum StorageOperation implements Labelled {
    READ,
    WRITE,
    BACKUP
}

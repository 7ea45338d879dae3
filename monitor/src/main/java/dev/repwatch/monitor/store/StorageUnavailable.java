package dev.repwatch.monitor.store;

/**
 * The database does not work at the moment (disk full, server away). What was to be written may or may not be in it; the
 * next transaction tries again on a new connection.
 */
public final class StorageUnavailable extends RuntimeException {

    public StorageUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The same for a program that ends because of it, and so does nothing more by itself. */
    public String whenItEnds() {
        return StorageFailures.atStart(this).orElse(String.valueOf(getMessage()));
    }
}

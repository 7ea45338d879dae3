package dev.repwatch.monitor.store;

/** The database cannot be opened as it is. The message says what is wrong and what to do; nothing was changed. */
public final class StorageRefused extends RuntimeException {

    public StorageRefused(String sentence) {
        super(sentence);
    }

    public StorageRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

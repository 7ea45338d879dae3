package dev.repwatch.monitor.store;

import org.jdbi.v3.core.Handle;

/**
 * A transaction in progress, handed to everything that must be written together. Outside the store it is opaque; inside,
 * it is a JDBI handle. Valid only during the call that received it, on that thread.
 */
public record Transaction(Handle handle) {

    /** For what cannot be taken back: it is not done when this is rolled back, and once where the work is done again. */
    public void onceCommitted(Runnable work) {
        handle.afterCommit(work);
    }
}

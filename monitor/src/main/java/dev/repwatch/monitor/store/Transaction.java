package dev.repwatch.monitor.store;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * A transaction in progress, handed to everything that must be written together. Outside the store it is opaque; inside,
 * it is a JDBI handle. Valid only during the call that received it, on that thread.
 *
 * @param ends the program wants to end
 */
public record Transaction(Handle handle, BooleanSupplier ends) {

    /**
     * Between the steps of work that may take minutes and can be done again from the beginning: whoever stops the program does not wait
     * for all of it.
     *
     * @throws StorageUnavailable when the program ends
     */
    public void goesOn() {
        if (ends.getAsBoolean()) {
            throw new StorageUnavailable(
                    "repwatch ends, and what was under way is done after its next start", new CancellationException());
        }
    }

    /** For what cannot be taken back: it is not done when this is rolled back, and once where the work is done again. */
    public void onceCommitted(Runnable work) {
        handle.afterCommit(work);
    }
}

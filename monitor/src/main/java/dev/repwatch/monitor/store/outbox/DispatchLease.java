package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;

/**
 * Only one changes conversations at a time, be it a node that decides what is told or a person who acknowledges: the others
 * wait until its transaction ends, and read what it left.
 */
public final class DispatchLease {

    private DispatchLease() {}

    public static void take(Transaction transaction) {
        transaction
                .handle()
                .createQuery("SELECT id FROM telling_turn WHERE id = 1 FOR UPDATE")
                .mapTo(Integer.class)
                .one();
    }
}

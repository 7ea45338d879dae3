package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;

/** Only one node decides at a time what is told: the others wait until its transaction ends. */
public final class PlanningTurn {

    private PlanningTurn() {}

    public static void take(Transaction transaction) {
        transaction
                .handle()
                .createQuery("SELECT id FROM telling_turn WHERE id = 1 FOR UPDATE")
                .mapTo(Integer.class)
                .one();
    }
}

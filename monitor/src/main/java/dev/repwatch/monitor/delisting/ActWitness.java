package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskRow;

/** Who tells the others what somebody did about a task, whichever way it was said. */
@FunctionalInterface
public interface ActWitness {

    /** In the transaction of the act, when it changed something. */
    void did(Transaction transaction, TaskRow task, Action deed);

    /** Tells nobody. */
    static ActWitness none() {
        return (transaction, task, deed) -> {};
    }
}

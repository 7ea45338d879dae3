package dev.repwatch.monitor.store;

import dev.repwatch.monitor.state.Happening;
import java.util.List;

/** What follows from a change of state: messages to people, tasks. Written with the change or not at all. */
@FunctionalInterface
public interface Aftermath {

    /** Writes what follows from these happenings into the transaction that holds the state changes themselves. */
    void record(Transaction transaction, List<Happening> happenings);

    /** Nothing follows. */
    static Aftermath none() {
        return (transaction, happenings) -> {};
    }
}

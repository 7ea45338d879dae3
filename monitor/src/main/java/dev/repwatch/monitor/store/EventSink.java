package dev.repwatch.monitor.store;

import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.List;

/** What follows from a change of state: messages to people, tasks. Written with the change or not at all. */
@FunctionalInterface
public interface EventSink {

    /** Writes what follows from these happenings into the transaction that holds the state changes themselves. */
    void record(Transaction transaction, List<IncidentEvent<?>> happenings);

    /** Nothing follows. */
    static EventSink none() {
        return (transaction, happenings) -> {};
    }
}

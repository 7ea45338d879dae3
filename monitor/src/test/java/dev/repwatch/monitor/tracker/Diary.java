package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told, to be looked at. */
final class Diary implements EventSink {

    final List<IncidentEvent> told = new ArrayList<>();

    @Override
    public void record(Transaction transaction, List<IncidentEvent> happenings) {
        told.addAll(happenings);
    }

    List<String> kinds() {
        return told.stream().map(it -> it.getClass().getSimpleName()).toList();
    }

    <T extends IncidentEvent> T last(Class<T> kind) {
        return told.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}

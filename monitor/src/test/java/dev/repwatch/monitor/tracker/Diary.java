package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.Told;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told, to be looked at. */
final class Diary implements EventSink {

    final List<IncidentEvent<?>> told = new ArrayList<>();

    @Override
    public void record(Transaction transaction, List<IncidentEvent<?>> happenings) {
        told.addAll(happenings);
    }

    List<String> kinds() {
        return told.stream().map(Told::name).toList();
    }

    <D extends IncidentDetail> D last(Verb verb, Class<D> detail) {
        return detail.cast(lastEvent(verb, detail).detail());
    }

    IncidentEvent<?> lastEvent(Verb verb, Class<? extends IncidentDetail> detail) {
        return told.stream()
                .filter(it -> it.is(verb) && detail.isInstance(it.detail()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}

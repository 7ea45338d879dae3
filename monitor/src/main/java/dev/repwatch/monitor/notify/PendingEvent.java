package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import java.util.Optional;

/** An event that waits for a decision. */
record PendingEvent(EventRow row, Alert alert) {

    static PendingEvent of(EventRow row) {
        return new PendingEvent(row, AlertJson.read(row.body()));
    }

    static Optional<PendingEvent> readable(EventRow row) {
        return AlertJson.readable(row.body(), "event " + row.dedupeKey()).map(alert -> new PendingEvent(row, alert));
    }

    PendingEvent with(Alert changed) {
        return new PendingEvent(row, changed);
    }

    boolean is(String kind) {
        return row.kind().equals(kind);
    }

    boolean ends() {
        return alert.kind() == Alert.Kind.RESOLVED;
    }

    /** A label, or empty text. */
    String label(String name) {
        return alert.label(name).orElse("");
    }
}

package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.EventRow;
import java.util.Optional;

/** An event that waits for a decision. */
record News(EventRow row, Alert alert) {

    static News of(EventRow row) {
        return new News(row, AlertJson.read(row.body()));
    }

    static Optional<News> readable(EventRow row) {
        return AlertJson.readable(row.body(), "event " + row.dedupeKey()).map(alert -> new News(row, alert));
    }

    News with(Alert changed) {
        return new News(row, changed);
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

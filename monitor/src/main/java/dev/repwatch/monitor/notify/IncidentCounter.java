package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what begins and what ends, when it is committed. */
final class IncidentCounter {

    /** A conversation in which more than this happened without an end has lasted for as long as anybody wants to know. */
    private static final int LOOKED_BACK = 100;

    private final IncidentKinds kinds;
    private final Telemetry telemetry;

    IncidentCounter(IncidentKinds kinds, Telemetry telemetry) {
        this.kinds = kinds;
        this.telemetry = telemetry;
    }

    /**
     * Counts it.
     *
     * @param alert what is told of it; it is not written yet
     */
    <D extends IncidentDetail> void count(Transaction transaction, IncidentEvent<D> event, Alert alert) {
        D detail = event.detail();
        switch (event.verb()) {
            case OPENED -> opened(transaction, detail);
            case BASELINE -> detail.members().forEach(member -> opened(transaction, member));
            case RESOLVED ->
                counted(detail).ifPresent(kind -> {
                    Optional<Instant> since = detail.since().or(() -> since(transaction, alert));
                    Severity severity = severity(detail);
                    transaction.onceCommitted(() -> telemetry.incidentResolved(
                            kind, severity, since.map(it -> Duration.between(it, event.at()))));
                });
            case CHANGED, REMINDED -> {}
        }
    }

    private void opened(Transaction transaction, IncidentDetail detail) {
        counted(detail).ifPresent(kind -> {
            Severity severity = severity(detail);
            transaction.onceCommitted(() -> telemetry.incidentOpened(kind, severity));
        });
    }

    private Optional<String> counted(IncidentDetail detail) {
        return kinds.of(detail).counted().orElseThrow();
    }

    private <D extends IncidentDetail> Severity severity(D detail) {
        return kinds.of(detail).severity().orElseThrow().apply(detail);
    }

    /** When what is not over in the conversation of this alert began. */
    private static Optional<Instant> since(Transaction transaction, Alert alert) {
        List<EventRow> rows = EventTable.latest(transaction, alert.threadKey(), LOOKED_BACK);
        if (rows.isEmpty()) {
            return ThreadTable.find(transaction, alert.threadKey())
                    .filter(ThreadRow::open)
                    .map(ThreadRow::openedAt);
        }
        return rows.stream()
                // a row that cannot be read must not undo the change of state that is counted here
                .takeWhile(it ->
                        PendingEvent.readable(it).filter(PendingEvent::ends).isEmpty())
                .reduce((newer, older) -> older)
                .map(EventRow::at);
    }
}

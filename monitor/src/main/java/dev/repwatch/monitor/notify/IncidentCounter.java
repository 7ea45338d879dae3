package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telemetry.IncidentKind;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what begins and what ends, when it is committed. */
final class IncidentCounter {

    /** A conversation in which more than this happened without an end has lasted for as long as anybody wants to know. */
    private static final int LOOKED_BACK = 100;

    private final Telemetry telemetry;

    IncidentCounter(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * Counts it.
     *
     * @param alert what is told of it; it is not written yet
     */
    void count(Transaction transaction, IncidentEvent event, Alert alert) {
        if (event instanceof IncidentEvent.ListingOpened it) {
            opened(transaction, IncidentKind.LISTING, severity(it.episode()));
        } else if (event instanceof IncidentEvent.BaselineTaken it) {
            it.episodes().forEach(episode -> opened(transaction, IncidentKind.LISTING, severity(episode)));
        } else if (event instanceof IncidentEvent.ListingCleared it) {
            ended(transaction, it.episode(), it.at());
        } else if (event instanceof IncidentEvent.EpisodeUnwatched it) {
            ended(transaction, it.episode(), it.at());
        } else if (event instanceof IncidentEvent.ListQuarantined) {
            opened(transaction, IncidentKind.LIST, Severity.INFO);
        } else if (event instanceof IncidentEvent.ListRestored it) {
            resolved(transaction, IncidentKind.LIST, Severity.INFO, Optional.of(it.quarantinedAt()), it.at());
        } else if (event instanceof IncidentEvent.ScoreDropped) {
            opened(transaction, IncidentKind.SCORE, Severity.MAJOR);
        } else if (event instanceof IncidentEvent.ScoreRecovered it) {
            resolved(transaction, IncidentKind.SCORE, Severity.MAJOR, since(transaction, alert), it.at());
        } else if (event instanceof IncidentEvent.FeedOutage it) {
            feed(transaction, it, since(transaction, alert));
        } else if (event instanceof IncidentEvent.DaemonTrouble it && it.over()) {
            resolved(transaction, IncidentKind.DAEMON, Severity.MAJOR, since(transaction, alert), it.at());
        } else if (event instanceof IncidentEvent.DaemonTrouble) {
            opened(transaction, IncidentKind.DAEMON, Severity.MAJOR);
        }
    }

    /** A feed that goes quiet while it is broken has one end. */
    private void feed(Transaction transaction, IncidentEvent.FeedOutage ailing, Optional<Instant> since) {
        if (ailing.over()) {
            resolved(transaction, IncidentKind.DAEMON, Severity.MAJOR, since, ailing.at());
        } else if (since.isEmpty()) {
            opened(transaction, IncidentKind.DAEMON, Severity.MAJOR);
        }
    }

    private void ended(Transaction transaction, Episode episode, Instant at) {
        resolved(transaction, IncidentKind.LISTING, severity(episode), Optional.of(episode.firstSeen()), at);
    }

    private void opened(Transaction transaction, IncidentKind kind, Severity severity) {
        transaction.onceCommitted(() -> telemetry.incidentOpened(kind, severity));
    }

    private void resolved(
            Transaction transaction, IncidentKind kind, Severity severity, Optional<Instant> since, Instant at) {
        transaction.onceCommitted(
                () -> telemetry.incidentResolved(kind, severity, since.map(it -> Duration.between(it, at))));
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

    private static Severity severity(Episode episode) {
        return episode.listing().severity();
    }
}

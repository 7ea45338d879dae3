package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
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
final class Incidents {

    /** A conversation in which more than this happened without an end has lasted for as long as anybody wants to know. */
    private static final int LOOKED_BACK = 100;

    private final Telemetry telemetry;

    Incidents(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * Counts it.
     *
     * @param alert what is told of it; it is not written yet
     */
    void count(Transaction transaction, Happening happening, Alert alert) {
        if (happening instanceof Happening.ListingOpened it) {
            opened(transaction, IncidentKind.LISTING, severity(it.episode()));
        } else if (happening instanceof Happening.BaselineTaken it) {
            it.episodes().forEach(episode -> opened(transaction, IncidentKind.LISTING, severity(episode)));
        } else if (happening instanceof Happening.ListingCleared it) {
            ended(transaction, it.episode(), it.at());
        } else if (happening instanceof Happening.EpisodeUnwatched it) {
            ended(transaction, it.episode(), it.at());
        } else if (happening instanceof Happening.ListQuarantined) {
            opened(transaction, IncidentKind.LIST, Severity.INFO);
        } else if (happening instanceof Happening.ListRestored it) {
            resolved(transaction, IncidentKind.LIST, Severity.INFO, Optional.of(it.quarantinedAt()), it.at());
        } else if (happening instanceof Happening.ScoreDropped) {
            opened(transaction, IncidentKind.SCORE, Severity.MAJOR);
        } else if (happening instanceof Happening.ScoreRecovered it) {
            resolved(transaction, IncidentKind.SCORE, Severity.MAJOR, since(transaction, alert), it.at());
        } else if (happening instanceof Happening.FeedAiling it) {
            feed(transaction, it, since(transaction, alert));
        } else if (happening instanceof Happening.DaemonTrouble it && it.over()) {
            resolved(transaction, IncidentKind.DAEMON, Severity.MAJOR, since(transaction, alert), it.at());
        } else if (happening instanceof Happening.DaemonTrouble) {
            opened(transaction, IncidentKind.DAEMON, Severity.MAJOR);
        }
    }

    /** A feed that goes quiet while it is broken has one end. */
    private void feed(Transaction transaction, Happening.FeedAiling ailing, Optional<Instant> since) {
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
                .takeWhile(it -> News.readable(it).filter(News::ends).isEmpty())
                .reduce((newer, older) -> older)
                .map(EventRow::at);
    }

    private static Severity severity(Episode episode) {
        return episode.listing().severity();
    }
}

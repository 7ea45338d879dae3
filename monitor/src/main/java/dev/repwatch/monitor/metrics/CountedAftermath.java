package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.telemetry.IncidentKind;
import dev.repwatch.monitor.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts what begins and what ends. A transaction that is rolled back and done again counts twice: a counter for trends,
 * not a ledger.
 */
public final class CountedAftermath implements Aftermath {

    private final Aftermath inner;
    private final Telemetry telemetry;

    public CountedAftermath(Aftermath inner, Telemetry telemetry) {
        this.inner = inner;
        this.telemetry = telemetry;
    }

    @Override
    public void record(Transaction transaction, List<Happening> happenings) {
        inner.record(transaction, happenings);
        happenings.forEach(this::count);
    }

    private void count(Happening happening) {
        if (happening instanceof Happening.ListingOpened it) {
            telemetry.incidentOpened(IncidentKind.LISTING, severity(it.episode()));
        } else if (happening instanceof Happening.BaselineTaken it) {
            it.episodes().forEach(episode -> telemetry.incidentOpened(IncidentKind.LISTING, severity(episode)));
        } else if (happening instanceof Happening.ListingCleared it) {
            resolved(IncidentKind.LISTING, severity(it.episode()), it.episode().firstSeen(), it.at());
        } else if (happening instanceof Happening.ListQuarantined) {
            telemetry.incidentOpened(IncidentKind.LIST, Severity.INFO);
        } else if (happening instanceof Happening.ListRestored it) {
            resolved(IncidentKind.LIST, Severity.INFO, it.quarantinedAt(), it.at());
        } else if (happening instanceof Happening.ScoreDropped) {
            telemetry.incidentOpened(IncidentKind.SCORE, Severity.MAJOR);
        } else if (happening instanceof Happening.FeedAiling it && !it.over()) {
            telemetry.incidentOpened(IncidentKind.DAEMON, Severity.MAJOR);
        } else if (happening instanceof Happening.DaemonTrouble it && !it.over()) {
            telemetry.incidentOpened(IncidentKind.DAEMON, Severity.MAJOR);
        }
    }

    private void resolved(IncidentKind kind, Severity severity, Instant from, Instant to) {
        telemetry.incidentResolved(kind, severity, Duration.between(from, to));
    }

    private static Severity severity(Episode episode) {
        return episode.listing().severity();
    }
}

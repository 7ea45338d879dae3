package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.monitor.incident.ListStep.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the controls of a list (RFC 5782 section 5) move the trust in it. Pure. */
public final class ListMachine {

    private ListMachine() {}

    public static ListStep hear(ListState before, SourceHealth report, ConfirmationPolicy patience) {
        return report.trouble()
                .map(cause -> wrong(before, report, before.wrong(cause, report.detail(), report.at()), patience))
                .orElseGet(() -> right(before, report, before.right(report.at()), patience));
    }

    /** Suspiciously many targets are newly listed: either a whole network is, or the list lists the world. */
    public static ListState doubted(ListState before, int newlyListed, Instant at) {
        return before.trust() == Trust.HEALTHY
                ? new ListState(
                        Trust.SUSPECT,
                        at,
                        0,
                        before.firstRight(),
                        before.firstWrong(),
                        Optional.of(Cause.LISTS_EVERYTHING),
                        newlyListed + " targets newly listed in one round",
                        before.quarantinedAt(),
                        before.up(),
                        before.staleSince(),
                        before.undocumentedAt())
                : before;
    }

    private static ListStep right(ListState before, SourceHealth report, ListState heard, ConfirmationPolicy patience) {
        Instant at = report.at();
        return switch (before.trust()) {
            case HEALTHY -> new ListStep(heard, Held.KEPT, List.of());
            case SUSPECT -> new ListStep(heard.trusted(Trust.HEALTHY, at), Held.RELEASED, List.of());
            case QUARANTINED -> new ListStep(endOfQuarantine(heard, at, patience), Held.KEPT, List.of());
            case PROBATION -> endOfProbation(before, report, heard, patience);
        };
    }

    private static ListState endOfQuarantine(ListState heard, Instant at, ConfirmationPolicy patience) {
        boolean long_ = heard.firstRight()
                .filter(first -> !at.isBefore(first.plus(patience.goodSpan())))
                .isPresent();
        return long_ && heard.right() >= patience.goodProbes() ? heard.trusted(Trust.PROBATION, at) : heard;
    }

    private static ListStep endOfProbation(
            ListState before, SourceHealth report, ListState heard, ConfirmationPolicy patience) {
        Instant at = report.at();
        if (heard.right() < patience.probationProbes()
                && at.isBefore(before.since().plus(patience.probation()))) {
            return new ListStep(heard, Held.KEPT, List.of());
        }
        Instant quarantined = before.quarantinedAt().orElse(before.since());
        return new ListStep(
                heard.trusted(Trust.HEALTHY, at),
                Held.KEPT,
                List.of(IncidentEvent.resolved(
                        new QuarantineDetail(report.source(), Optional.empty(), "", quarantined), at)));
    }

    private static ListStep wrong(ListState before, SourceHealth report, ListState heard, ConfirmationPolicy patience) {
        Instant at = report.at();
        if (report.trouble().equals(Optional.of(Cause.FILE_STALE))) {
            // a file says nothing wrong, it says nothing
            return new ListStep(heard, Held.KEPT, List.of());
        }
        return switch (before.trust()) {
            case HEALTHY ->
                new ListStep(
                        heard.trusted(Trust.SUSPECT, at).wrong(heard.cause().orElseThrow(), heard.detail(), at),
                        Held.KEPT,
                        List.of());
            case SUSPECT ->
                lasting(before, at, patience)
                        ? new ListStep(
                                heard.quarantined(at),
                                Held.DROPPED,
                                List.of(IncidentEvent.opened(
                                        new QuarantineDetail(report.source(), heard.cause(), heard.detail(), at), at)))
                        : new ListStep(heard, Held.KEPT, List.of());
            case QUARANTINED -> new ListStep(heard, Held.KEPT, List.of());
            case PROBATION -> new ListStep(heard.quarantined(at), Held.KEPT, List.of());
        };
    }

    private static boolean lasting(ListState before, Instant at, ConfirmationPolicy patience) {
        return before.firstWrong()
                .filter(first -> !at.isBefore(first.plus(patience.badSpan())))
                .isPresent();
    }
}

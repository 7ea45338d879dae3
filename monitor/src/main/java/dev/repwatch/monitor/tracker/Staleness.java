package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.StaleDetail;
import dev.repwatch.monitor.incident.Trust;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells, once a list and not once a target, that a list gives no trustworthy answers any more, and that it does again. */
final class Staleness {

    private Staleness() {}

    static void judge(UnitOfWork unitOfWork, ConfirmationPolicy patience) {
        for (SourceRow row : List.copyOf(unitOfWork.base.sources.values())) {
            if (unitOfWork.base.declared.containsKey(row.source())) {
                judge(unitOfWork, unitOfWork.source(row.source()), patience);
            }
        }
    }

    private static void judge(UnitOfWork unitOfWork, SourceRow row, ConfirmationPolicy patience) {
        ListState state = row.state();
        if (state.trust() != Trust.HEALTHY && state.trust() != Trust.SUSPECT) {
            return; // its quarantine has been told
        }
        int stale = 0;
        for (TargetRow target : unitOfWork.base.targets.values()) {
            if (target.watched()
                    && unitOfWork.base.answerTimes.stale(
                            row.source(), Math.toIntExact(target.id()), unitOfWork.now, patience.staleAfter())) {
                stale++;
            }
        }
        Optional<Instant> newest = unitOfWork.base.answerTimes.newest(row.source());
        if (stale > 0 && state.staleSince().isEmpty()) {
            Instant since = newest.orElse(state.since());
            unitOfWork.put(row.source(), state.stale(Optional.of(since)));
            tell(unitOfWork, row, IncidentEvent.opened(new StaleDetail(row.source(), stale, since), unitOfWork.now));
        } else if (stale == 0
                && state.staleSince()
                        .filter(since -> newest.filter(since::isBefore).isPresent())
                        .isPresent()) {
            unitOfWork.put(row.source(), state.stale(Optional.empty()));
            tell(
                    unitOfWork,
                    row,
                    IncidentEvent.resolved(
                            new StaleDetail(row.source(), 0, state.staleSince().orElse(unitOfWork.now)),
                            unitOfWork.now));
        }
    }

    /** What is wrong with a file has been told. */
    private static void tell(UnitOfWork unitOfWork, SourceRow row, IncidentEvent<StaleDetail> event) {
        Source source = unitOfWork.base.declared.get(row.source());
        if (source == null || !source.readFromFile()) {
            unitOfWork.happened(event);
        }
    }
}

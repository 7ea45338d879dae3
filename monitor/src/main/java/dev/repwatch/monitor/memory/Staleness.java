package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.ListState;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.Trust;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells, once a list and not once a target, that a list gives no trustworthy answers any more, and that it does again. */
final class Staleness {

    private Staleness() {}

    static void judge(Change change, PatienceSettings patience) {
        for (SourceRow row : List.copyOf(change.base.sources.values())) {
            if (change.base.lists.containsKey(row.source())) {
                judge(change, change.source(row.source()), patience);
            }
        }
    }

    private static void judge(Change change, SourceRow row, PatienceSettings patience) {
        ListState state = row.state();
        if (state.trust() != Trust.HEALTHY && state.trust() != Trust.SUSPECT) {
            return; // its quarantine has been told
        }
        int stale = 0;
        for (TargetRow target : change.base.targets.values()) {
            if (target.watched()
                    && change.base.freshness.stale(
                            row.source(), Math.toIntExact(target.id()), change.now, patience.staleAfter())) {
                stale++;
            }
        }
        Optional<Instant> newest = change.base.freshness.newest(row.source());
        if (stale > 0 && state.staleSince().isEmpty()) {
            Instant since = newest.orElse(state.since());
            change.put(row.source(), state.stale(Optional.of(since)));
            change.happened(new Happening.WentStale(row.source(), stale, since, change.now));
        } else if (stale == 0
                && state.staleSince()
                        .filter(since -> newest.filter(since::isBefore).isPresent())
                        .isPresent()) {
            change.put(row.source(), state.stale(Optional.empty()));
            change.happened(new Happening.FreshAgain(row.source(), change.now));
        }
    }
}

package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has happened since the last round over all lists ended. In memory only. */
final class Round {

    /** By number of target. */
    final BitSet asked = new BitSet();

    final Set<SourceId> heard = new HashSet<>();
    final Map<SourceId, Set<Target>> newlySuspected = new HashMap<>();
    final Map<Target, Instant> lastRound = new HashMap<>();

    /** @param watched what was asked of these has been looked at */
    void finished(Instant at, Collection<TargetRow> watched) {
        for (TargetRow row : watched) {
            if (asked(row)) {
                lastRound.put(row.target(), at);
            }
        }
        asked.clear();
        heard.clear();
        newlySuspected.clear();
    }

    boolean asked(TargetRow row) {
        return asked.get(Math.toIntExact(row.id()));
    }

    Optional<Instant> last(Target target) {
        return Optional.ofNullable(lastRound.get(target));
    }
}

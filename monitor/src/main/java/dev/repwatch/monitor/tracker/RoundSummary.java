package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has happened since the last round over all lists ended. In memory only. */
final class RoundSummary {

    /** Looked at, by number of target. */
    private final BitSet asked = new BitSet();

    /** Came up, though perhaps every list was skipped for it. */
    private final BitSet met = new BitSet();

    /** Came up in a round that has ended. */
    private final BitSet passed = new BitSet();

    private final Set<SourceId> heard = new HashSet<>();
    final Map<SourceId, Set<Target>> newlySuspected = new HashMap<>();
    /** By number of target; the same object for all of a round. */
    private final List<Optional<Instant>> lastRound = new ArrayList<>();

    /** A list that was skipped has not been heard, and a target for which all were skipped has not been looked at. */
    void take(Observation observation, int target) {
        met.set(target);
        if (observation.origin() != Origin.SKIPPED) {
            asked.set(target);
            heard.add(observation.source());
        }
    }

    /** @param watched what was asked of these has been looked at */
    void finished(Instant at, Collection<TargetRow> watched) {
        Optional<Instant> round = Optional.of(at);
        for (TargetRow row : watched) {
            if (asked(row)) {
                int number = Math.toIntExact(row.id());
                while (lastRound.size() <= number) {
                    lastRound.add(Optional.empty());
                }
                lastRound.set(number, round);
            }
        }
        passed.or(met);
        met.clear();
        asked.clear();
        heard.clear();
        newlySuspected.clear();
    }

    /** Of these is known whatever a round could tell. */
    void passed(Collection<TargetRow> watched) {
        watched.stream().filter(TargetRow::watched).forEach(row -> passed.set(Math.toIntExact(row.id())));
    }

    boolean asked(TargetRow row) {
        return asked.get(Math.toIntExact(row.id()));
    }

    boolean heard(SourceId source) {
        return heard.contains(source);
    }

    /** A round over it has ended, even one in which no list could be asked. */
    boolean passed(TargetRow row) {
        return passed.get(Math.toIntExact(row.id()));
    }

    void takeOver(RoundSummary before) {
        asked.or(before.asked);
        met.or(before.met);
        passed.or(before.passed);
        heard.addAll(before.heard);
        lastRound.clear();
        lastRound.addAll(before.lastRound);
    }

    Optional<Instant> last(TargetRow row) {
        return row.id() < lastRound.size() ? lastRound.get(Math.toIntExact(row.id())) : Optional.empty();
    }
}

package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is believed now, as one immutable value: metrics, status pages and commands read it and never the database.
 *
 * @param targets every watched target
 * @param open open episodes
 * @param recentlyClosed episodes closed within the metrics retention (24 h by default)
 * @param lists every enabled list
 */
public record StateView(
        Instant at,
        Map<Target, TargetView> targets,
        List<Episode> open,
        List<Episode> recentlyClosed,
        Map<SourceId, ListView> lists) {

    public static StateView empty(Instant at) {
        return new StateView(at, Map.of(), List.of(), List.of(), Map.of());
    }

    /** The same of some targets alone; lists count what is open of these. */
    public StateView part(Predicate<Target> seen) {
        Map<Target, TargetView> some = new HashMap<>(targets);
        some.keySet().removeIf(seen.negate());
        List<Episode> still = open.stream().filter(it -> seen.test(it.target())).toList();
        Map<SourceId, Integer> listed = new HashMap<>();
        still.forEach(it -> listed.merge(it.source(), 1, Integer::sum));
        Map<SourceId, ListView> counted = new HashMap<>();
        lists.forEach((id, it) -> counted.put(
                id,
                new ListView(
                        it.up(),
                        it.quarantine(),
                        it.doubt(),
                        listed.getOrDefault(id, 0),
                        it.lastSuccess(),
                        it.hearsay())));
        return new StateView(
                at,
                some,
                still,
                recentlyClosed.stream().filter(it -> seen.test(it.target())).toList(),
                counted);
    }

    /**
     * @param score 0 (bad) to 100 (good)
     * @param confidence 0 to 1: the share of the weight of all sources that has a trustworthy answer
     * @param unknownLists lists without a trustworthy verdict
     * @param lastRound end of the last full round over all lists
     */
    public record TargetView(int score, double confidence, int unknownLists, Optional<Instant> lastRound) {

        /** The score; empty when no source has answered anything that can be trusted: no knowledge is no score. */
        public Optional<Integer> knownScore() {
            return confidence > 0 || score < 100 ? Optional.of(score) : Optional.empty();
        }
    }

    /**
     * @param up the last sentinel probe was right
     * @param quarantine why its verdicts are ignored at present
     * @param doubt why what it newly says waits for its controls
     * @param hearsay nobody asks it: its silence is no sign of anything, and says nothing of how much is watched
     */
    public record ListView(
            boolean up,
            Optional<Quarantine> quarantine,
            Optional<Doubt> doubt,
            int listedTargets,
            Optional<Instant> lastSuccess,
            boolean hearsay) {

        /** A list that is not in doubt. */
        public ListView(boolean up, Optional<Quarantine> quarantine, int listedTargets, Optional<Instant> lastSuccess) {
            this(up, quarantine, Optional.empty(), listedTargets, lastSuccess);
        }

        /** A list that is asked. */
        public ListView(
                boolean up,
                Optional<Quarantine> quarantine,
                Optional<Doubt> doubt,
                int listedTargets,
                Optional<Instant> lastSuccess) {
            this(up, quarantine, doubt, listedTargets, lastSuccess, false);
        }
    }

    /** @param detail for people, such as how many it newly lists */
    public record Doubt(Optional<Cause> cause, String detail, Instant since) {}

    /** Why a list is not believed. */
    public record Quarantine(Cause cause, String detail, Instant since) {}
}

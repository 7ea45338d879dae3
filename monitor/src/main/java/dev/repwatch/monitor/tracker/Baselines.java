package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.FirstLookDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.Phase;
import dev.repwatch.monitor.incident.SeenListing;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first look at targets and lists: what is already listed is told in one digest, once every suspicion is decided. */
final class Baselines {

    private final UnitOfWork unitOfWork;

    Baselines(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * A round is over: what was asked in it has been looked at.
     *
     * @param unfinished sources that were not asked about everything yet
     */
    void roundFinished(Set<SourceId> unfinished) {
        for (TargetRow row : List.copyOf(unitOfWork.base.targets.values())) {
            if (row.watched()
                    && unitOfWork.target(row.target()).baseline() == Baseline.PENDING
                    && unitOfWork.base.roundSummary.asked(row)) {
                unitOfWork.targets.put(
                        row.target(), unitOfWork.target(row.target()).as(Baseline.SETTLING));
            }
        }
        for (SourceRow row : List.copyOf(unitOfWork.base.sources.values())) {
            if (row.watched()
                    && unitOfWork.source(row.source()).baseline() == Baseline.PENDING
                    && !unfinished.contains(row.source())
                    && unitOfWork.base.roundSummary.heard(row.source())) {
                unitOfWork.sources.put(
                        row.source(), unitOfWork.source(row.source()).as(Baseline.SETTLING));
            }
        }
    }

    /** Writes the digest when nothing that was looked at is undecided any more. */
    void settle() {
        // cheap things first: this is asked after every change, and a large house has many while it settles
        if (nothingSettles() || undecided()) {
            return;
        }
        List<TargetRow> targets = settling(
                unitOfWork.base.settlingTargets,
                unitOfWork::target,
                unitOfWork.targets,
                TargetRow::baseline,
                TargetRow::watched);
        List<SourceRow> sources = settling(
                unitOfWork.base.settlingSources,
                unitOfWork::source,
                unitOfWork.sources,
                SourceRow::baseline,
                SourceRow::watched);
        if (targets.isEmpty() && sources.isEmpty()) {
            return;
        }
        targets.forEach(row -> unitOfWork.targets.put(row.target(), row.as(Baseline.DONE)));
        sources.forEach(row -> unitOfWork.sources.put(row.source(), row.as(Baseline.DONE)));
        List<Episode> listed = listedAlready();
        unitOfWork.untoldToChange().retainAll(stillInBaseline());
        listed.forEach(episode -> unitOfWork.episodes.putIfAbsent(episode.id(), episode));
        unitOfWork.happenings.add(IncidentEvent.baseline(
                new FirstLookDetail(
                        listed,
                        targets.isEmpty()
                                ? watched(unitOfWork.base.targets.values(), TargetRow::watched)
                                : targets.size(),
                        sources.isEmpty() ? unitOfWork.base.declared.size() : sources.size()),
                unitOfWork.now));
    }

    private boolean nothingSettles() {
        return unitOfWork.base.settlingTargets.isEmpty()
                && unitOfWork.base.settlingSources.isEmpty()
                && unitOfWork.targets.values().stream().noneMatch(row -> row.baseline() == Baseline.SETTLING)
                && unitOfWork.sources.values().stream().noneMatch(row -> row.baseline() == Baseline.SETTLING);
    }

    private boolean undecided() {
        return unitOfWork.keys.entrySet().stream().anyMatch(entry -> undecided(entry.getKey(), entry.getValue()))
                || unitOfWork.base.keys.entrySet().stream()
                        .filter(entry -> !unitOfWork.keys.containsKey(entry.getKey()))
                        .anyMatch(entry ->
                                undecided(entry.getKey(), entry.getValue().state()));
    }

    private boolean undecided(Key key, KeyState state) {
        return (state.phase() == Phase.SUSPECTED || state.phase() == Phase.HELD)
                && state.sighting().filter(SeenListing::baseline).isPresent()
                && unitOfWork.base.watching(key)
                && looked(key);
    }

    /** Looked at, and not one that has just been added while another baseline settles. */
    private boolean looked(Key key) {
        return unitOfWork.target(key.target()).baseline() != Baseline.PENDING
                && unitOfWork.source(key.source()).baseline() != Baseline.PENDING;
    }

    private List<Episode> listedAlready() {
        return allKeys().entrySet().stream()
                .filter(entry -> looked(entry.getKey()))
                .flatMap(entry -> entry.getValue().openEpisode().stream())
                .filter(episode -> unitOfWork.untold(episode.id()))
                .toList();
    }

    /** The open episodes of what a later digest will tell. */
    private Set<Long> stillInBaseline() {
        return allKeys().entrySet().stream()
                .filter(entry -> !looked(entry.getKey()))
                .flatMap(entry -> entry.getValue().openEpisode().stream())
                .map(Episode::id)
                .collect(Collectors.toSet());
    }

    private Map<Key, KeyState> allKeys() {
        Map<Key, KeyState> all = new HashMap<>();
        unitOfWork.base.keys.forEach((key, versionedState) -> all.put(key, versionedState.state()));
        all.putAll(unitOfWork.keys);
        all.keySet().removeIf(key -> !unitOfWork.base.watching(key));
        return all;
    }

    /** @param known those that settle already; the changed ones may begin or end to */
    private static <K, R> List<R> settling(
            Set<K> known,
            Function<K, R> row,
            Map<K, R> changed,
            Function<R, Baseline> baseline,
            Function<R, Boolean> watched) {
        return Stream.concat(
                        known.stream().filter(key -> !changed.containsKey(key)).map(row), changed.values().stream())
                .filter(one -> watched.apply(one) && baseline.apply(one) == Baseline.SETTLING)
                .toList();
    }

    private static <R> int watched(Collection<R> rows, Function<R, Boolean> watched) {
        return (int) rows.stream().filter(watched::apply).count();
    }
}

package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.KeyState;
import dev.repwatch.monitor.state.Phase;
import dev.repwatch.monitor.state.Sighting;
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

    private final Change change;

    Baselines(Change change) {
        this.change = change;
    }

    /** A round is over: what was asked in it has been looked at. */
    void roundFinished() {
        for (TargetRow row : List.copyOf(change.base.targets.values())) {
            if (row.watched()
                    && change.target(row.target()).baseline() == Baseline.PENDING
                    && change.base.round.asked(row)) {
                change.targets.put(row.target(), change.target(row.target()).as(Baseline.SETTLING));
            }
        }
        for (SourceRow row : List.copyOf(change.base.sources.values())) {
            if (row.watched()
                    && change.source(row.source()).baseline() == Baseline.PENDING
                    && change.base.round.heard(row.source())) {
                change.sources.put(row.source(), change.source(row.source()).as(Baseline.SETTLING));
            }
        }
    }

    /** Writes the digest when nothing that was looked at is undecided any more. */
    void settle() {
        List<TargetRow> targets = settling(
                change.base.settlingTargets, change::target, change.targets, TargetRow::baseline, TargetRow::watched);
        List<SourceRow> sources = settling(
                change.base.settlingSources, change::source, change.sources, SourceRow::baseline, SourceRow::watched);
        if ((targets.isEmpty() && sources.isEmpty()) || undecided()) {
            return;
        }
        targets.forEach(row -> change.targets.put(row.target(), row.as(Baseline.DONE)));
        sources.forEach(row -> change.sources.put(row.source(), row.as(Baseline.DONE)));
        List<Episode> listed = listedAlready();
        change.untoldToChange().retainAll(stillInBaseline());
        listed.forEach(episode -> change.episodes.putIfAbsent(episode.id(), episode));
        change.happenings.add(new Happening.BaselineTaken(
                listed,
                targets.isEmpty() ? watched(change.base.targets.values(), TargetRow::watched) : targets.size(),
                sources.isEmpty() ? change.base.lists.size() : sources.size(),
                change.now));
    }

    private boolean undecided() {
        return allKeys().entrySet().stream().anyMatch(entry -> {
            Phase phase = entry.getValue().phase();
            return (phase == Phase.SUSPECTED || phase == Phase.HELD)
                    && entry.getValue().sighting().filter(Sighting::baseline).isPresent()
                    && looked(entry.getKey());
        });
    }

    /** Looked at, and not one that has just been added while another baseline settles. */
    private boolean looked(Key key) {
        return change.target(key.target()).baseline() != Baseline.PENDING
                && change.source(key.source()).baseline() != Baseline.PENDING;
    }

    private List<Episode> listedAlready() {
        return allKeys().entrySet().stream()
                .filter(entry -> looked(entry.getKey()))
                .flatMap(entry -> entry.getValue().openEpisode().stream())
                .filter(episode -> change.untold(episode.id()))
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
        change.base.keys.forEach((key, kept) -> all.put(key, kept.state()));
        all.putAll(change.keys);
        all.keySet().removeIf(key -> !change.base.watching(key));
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

package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.KeyState;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.KeyRows;
import dev.repwatch.monitor.store.KeyRows.KeyRow;
import dev.repwatch.monitor.store.ListEventRows;
import dev.repwatch.monitor.store.ScoreRows;
import dev.repwatch.monitor.store.SourceRows;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a change into the database, and, once it is there, into the present state. */
final class Writing {

    private final Change change;
    private final Recollection base;
    private final PatienceSettings patience;
    private final List<KeyRow> kept = new ArrayList<>();
    private final List<KeyRow> gone = new ArrayList<>();
    private final Map<Key, Kept> after = new HashMap<>();

    Writing(Change change, PatienceSettings patience) {
        this.change = change;
        this.base = change.base;
        this.patience = patience;
        change.keys.forEach(this::sort);
    }

    void into(Transaction transaction) {
        List<TargetRow> newTargets = new ArrayList<>();
        List<TargetRow> oldTargets = new ArrayList<>();
        change.targets
                .values()
                .forEach(row -> (base.targets.containsKey(row.target()) ? oldTargets : newTargets).add(row));
        TargetRows.insert(transaction, newTargets);
        TargetRows.update(transaction, oldTargets);
        List<SourceRow> newSources = new ArrayList<>();
        List<SourceRow> oldSources = new ArrayList<>();
        change.sources
                .values()
                .forEach(row -> (base.sources.containsKey(row.source()) ? oldSources : newSources).add(row));
        SourceRows.insert(transaction, newSources);
        SourceRows.update(transaction, oldSources);
        writeEpisodes(transaction);
        KeyRows.write(transaction, kept);
        KeyRows.delete(transaction, gone);
        ListEventRows.append(transaction, change.listEvents);
        ScoreRows.insert(transaction, change.samples);
    }

    /** A row whose key is forgotten goes with it, also when nothing else is to be written. */
    boolean removes() {
        return !gone.isEmpty();
    }

    void intoMemory() {
        base.targets.putAll(change.targets);
        base.sources.putAll(change.sources);
        after.forEach((key, now) -> {
            if (now.version() == 0 && now.state().forgettable(change.now, patience.reopenWindow())) {
                base.keys.remove(key);
            } else {
                base.keys.put(key, now);
            }
        });
        change.episodes.values().forEach(this::remember);
        base.watches.putAll(change.watches);
        base.untold.clear();
        base.untold.addAll(change.untold);
    }

    private void sort(Key key, KeyState state) {
        Kept before = base.keys.getOrDefault(key, Kept.NOTHING);
        KeyRow row = new KeyRow(
                change.target(key.target()).id(),
                change.source(key.source()).id(),
                before.version(),
                state,
                state.episode().map(Episode::id));
        if (state.forgettable(change.now, patience.reopenWindow())) {
            if (before.version() > 0) {
                gone.add(row);
            }
            after.put(key, new Kept(state, 0));
        } else if (change.lasting(key, state)) {
            kept.add(row);
            after.put(key, new Kept(state, before.version() + 1));
        } else {
            after.put(key, new Kept(state, before.version()));
        }
    }

    private void writeEpisodes(Transaction transaction) {
        List<EpisodeRow> opened = new ArrayList<>();
        List<EpisodeRow> changed = new ArrayList<>();
        for (Episode episode : change.episodes.values()) {
            EpisodeRow row = new EpisodeRow(
                    episode,
                    change.target(episode.target()).id(),
                    change.source(episode.source()).id(),
                    !change.untold.contains(episode.id()));
            (change.isNew(episode) ? opened : changed).add(row);
        }
        // a closed one gives its open_key free before another takes it
        EpisodeRows.update(transaction, changed);
        EpisodeRows.insert(transaction, opened);
        EpisodeRows.append(transaction, change.events);
    }

    private void remember(Episode episode) {
        Key key = new Key(episode.target(), episode.source());
        if (change.isNew(episode)) {
            base.openings.computeIfAbsent(key, fresh -> new ArrayList<>()).add(episode.openedAt());
            base.lastEpisode = Math.max(base.lastEpisode, episode.id());
        }
        base.closed.removeIf(other -> other.id() == episode.id());
        if (!episode.open()) {
            base.closed.add(episode);
        }
    }

    /**
     * Takes up the keys about which nothing is to be remembered any more. No answer does it for all of them: an episode may
     * become too old to return between two answers that change nothing.
     */
    static void forget(Change change, PatienceSettings patience) {
        change.base.keys.forEach((key, kept) -> {
            if (kept.state().forgettable(change.now, patience.reopenWindow())) {
                change.keys.putIfAbsent(key, kept.state());
            }
        });
    }

    /** Drops what is too old to be shown or counted. */
    static void prune(Recollection base, Instant now) {
        base.closed.removeIf(episode -> episode.closing()
                .filter(closing -> closing.at().isBefore(now.minus(Views.CLOSED_SHOWN)))
                .isPresent());
        base.openings
                .values()
                .forEach(list -> list.removeIf(opened -> opened.isBefore(now.minus(Recollection.RECURRENCE))));
        base.openings.values().removeIf(List::isEmpty);
    }
}

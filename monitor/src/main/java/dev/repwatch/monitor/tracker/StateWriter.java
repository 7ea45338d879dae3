package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.KeyState;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a change into the database, and, once it is there, into the present state. */
final class StateWriter {

    private final UnitOfWork unitOfWork;
    private final CurrentState base;
    private final ConfirmationPolicy patience;
    private final List<KeyRow> kept = new ArrayList<>();
    private final List<KeyRow> gone = new ArrayList<>();
    private final Map<Key, VersionedState> after = new HashMap<>();

    StateWriter(UnitOfWork unitOfWork, ConfirmationPolicy patience) {
        this.unitOfWork = unitOfWork;
        this.base = unitOfWork.base;
        this.patience = patience;
        unitOfWork.keys.forEach(this::sort);
    }

    void into(Transaction transaction) {
        List<TargetRow> newTargets = new ArrayList<>();
        List<TargetRow> oldTargets = new ArrayList<>();
        unitOfWork
                .targets
                .values()
                .forEach(row -> (base.targets.containsKey(row.target()) ? oldTargets : newTargets).add(row));
        TargetRows.insert(transaction, newTargets);
        // by their number, so that each page of the table is read and changed once, and not as often as there are rows
        // on it
        oldTargets.sort(Comparator.comparingLong(TargetRow::id));
        TargetRows.update(transaction, oldTargets);
        List<SourceRow> newSources = new ArrayList<>();
        List<SourceRow> oldSources = new ArrayList<>();
        unitOfWork
                .sources
                .values()
                .forEach(row -> (base.sources.containsKey(row.source()) ? oldSources : newSources).add(row));
        SourceRows.insert(transaction, newSources);
        SourceRows.update(transaction, oldSources);
        writeEpisodes(transaction);
        KeyRows.write(transaction, kept);
        KeyRows.delete(transaction, gone);
        ListEventRows.append(transaction, unitOfWork.listEvents);
        ScoreRows.insert(transaction, unitOfWork.samples);
    }

    /** A row whose key is forgotten goes with it, also when nothing else is to be written. */
    boolean removes() {
        return !gone.isEmpty();
    }

    void intoMemory() {
        unitOfWork.targets.values().forEach(base::keep);
        unitOfWork.sources.values().forEach(base::keep);
        after.forEach((key, now) -> {
            if (now.version() == 0 && now.state().forgettable(unitOfWork.now, patience.reopenWindow())) {
                base.drop(key);
            } else {
                base.keep(key, now);
            }
        });
        unitOfWork.episodes.values().forEach(this::remember);
        base.watches.putAll(unitOfWork.watches);
        unitOfWork.untoldAfter().ifPresent(after -> {
            base.untold.clear();
            base.untold.addAll(after);
        });
    }

    private void sort(Key key, KeyState state) {
        VersionedState before = base.keys.getOrDefault(key, VersionedState.NOTHING);
        KeyRow row = new KeyRow(
                unitOfWork.target(key.target()).id(),
                unitOfWork.source(key.source()).id(),
                before.version(),
                state,
                state.episode().map(Episode::id));
        if (state.forgettable(unitOfWork.now, patience.reopenWindow())) {
            if (before.version() > 0) {
                gone.add(row);
            }
            after.put(key, new VersionedState(state, 0));
        } else if (unitOfWork.lasting(key, state)) {
            kept.add(row);
            after.put(key, new VersionedState(state, before.version() + 1));
        } else {
            after.put(key, new VersionedState(state, before.version()));
        }
    }

    private void writeEpisodes(Transaction transaction) {
        List<EpisodeRow> opened = new ArrayList<>();
        List<EpisodeRow> changed = new ArrayList<>();
        for (Episode episode : unitOfWork.episodes.values()) {
            EpisodeRow row = new EpisodeRow(
                    episode,
                    unitOfWork.target(episode.target()).id(),
                    unitOfWork.source(episode.source()).id(),
                    !unitOfWork.untold(episode.id()));
            (unitOfWork.isNew(episode) ? opened : changed).add(row);
        }
        // a closed one gives its open_key free before another takes it
        EpisodeRows.update(transaction, changed);
        EpisodeRows.insert(transaction, opened);
        EpisodeRows.append(transaction, unitOfWork.events);
    }

    private void remember(Episode episode) {
        Key key = new Key(episode.target(), episode.source());
        if (unitOfWork.isNew(episode)) {
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
    static void forget(UnitOfWork unitOfWork, ConfirmationPolicy patience) {
        unitOfWork.base.keys.forEach((key, versionedState) -> {
            if (versionedState.state().forgettable(unitOfWork.now, patience.reopenWindow())) {
                unitOfWork.keys.putIfAbsent(key, versionedState.state());
            }
        });
    }

    /** Drops what is too old to be shown or counted. */
    static void prune(CurrentState base, Instant now) {
        base.closed.removeIf(episode -> episode.closing()
                .filter(closing -> closing.at().isBefore(now.minus(Views.CLOSED_SHOWN)))
                .isPresent());
        base.openings
                .values()
                .forEach(list -> list.removeIf(opened -> opened.isBefore(now.minus(CurrentState.RECURRENCE))));
        base.openings.values().removeIf(List::isEmpty);
    }
}

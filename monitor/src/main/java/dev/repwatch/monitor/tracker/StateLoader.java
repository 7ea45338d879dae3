package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.incident.ScoreWatch;
import dev.repwatch.monitor.incident.ScoreWatch.Sample;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.KeyRows;
import dev.repwatch.monitor.store.KeyRows.KeyRow;
import dev.repwatch.monitor.store.ScoreRows;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import dev.repwatch.monitor.store.SourceRows;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the present state out of the database, as after a restart. */
final class StateLoader {

    private final Map<Long, TargetRow> targets = new HashMap<>();
    private final Map<Long, SourceRow> sources = new HashMap<>();
    private final Map<Long, Episode> episodes = new HashMap<>();
    private final CurrentState result = new CurrentState();

    private StateLoader() {}

    static CurrentState from(Transaction transaction, Instant now, ScoreSettings scores) {
        StateLoader stateLoader = new StateLoader();
        stateLoader.read(transaction, now, scores);
        return stateLoader.result;
    }

    private void read(Transaction transaction, Instant now, ScoreSettings scores) {
        for (TargetRow row : TargetRows.all(transaction)) {
            targets.put(row.id(), row);
            result.keep(row);
        }
        for (SourceRow stored : SourceRows.all(transaction)) {
            SourceRow row = stored.in(notAfter(stored.state(), now));
            sources.put(row.id(), row);
            result.keep(row);
        }
        result.lastEpisode = EpisodeRows.highestId(transaction);
        episodes(transaction, now);
        KeyRows.all(transaction).forEach(row -> key(row, now));
        scores(ScoreRows.since(transaction, now.minus(scores.window())));
    }

    private void episodes(Transaction transaction, Instant now) {
        for (EpisodeRow row : EpisodeRows.open(transaction)) {
            episodes.put(row.episode().id(), row.episode());
            if (!row.told()) {
                result.untold.add(row.episode().id());
            }
        }
        for (EpisodeRow row : EpisodeRows.closedSince(transaction, now.minus(CurrentState.RECURRENCE))) {
            episodes.put(row.episode().id(), row.episode());
            result.closed.add(row.episode());
        }
        for (EpisodeRow row : EpisodeRows.openedSince(transaction, now.minus(CurrentState.RECURRENCE))) {
            Key key = new Key(row.episode().target(), row.episode().source());
            result.openings
                    .computeIfAbsent(key, fresh -> new ArrayList<>())
                    .add(row.episode().openedAt());
        }
    }

    private void key(KeyRow row, Instant now) {
        TargetRow target = targets.get(row.targetId());
        SourceRow source = sources.get(row.sourceId());
        if (target == null || source == null) {
            return;
        }
        KeyState state = new KeyState(
                row.state().phase(),
                row.state().sighting(),
                row.state().inquiry(),
                row.state().flaps(),
                row.episodeId().map(episodes::get));
        Optional<Duration> ahead = state.inquiry()
                .filter(question -> question.since().isAfter(now))
                .map(question -> Duration.between(question.since(), now));
        result.keep(
                new Key(target.target(), source.source()),
                new VersionedState(ahead.map(state::shifted).orElse(state), row.version()));
    }

    /** What waits since a time to come was written before the clock was set back. */
    private static ListState notAfter(ListState state, Instant now) {
        return state.since().isAfter(now) ? state.shifted(Duration.between(state.since(), now)) : state;
    }

    private void scores(List<SampleRow> rows) {
        Map<Long, List<Sample>> samples = new HashMap<>();
        rows.forEach(row -> samples.computeIfAbsent(row.targetId(), fresh -> new ArrayList<>())
                .add(new Sample(row.score(), row.at())));
        // most have the one sample of the same first look
        Map<ScoreWatch, ScoreWatch> alike = new HashMap<>();
        samples.forEach((id, recent) -> {
            TargetRow target = targets.get(id);
            if (target != null) {
                ScoreWatch watch = new ScoreWatch(recent, target.alarm());
                result.watches.put(target.target(), alike.computeIfAbsent(watch, same -> same));
            }
        });
    }
}

package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.state.KeyContext;
import dev.repwatch.monitor.state.KeyState;
import dev.repwatch.monitor.state.KeyStep;
import dev.repwatch.monitor.state.ListPatience;
import dev.repwatch.monitor.state.ListState;
import dev.repwatch.monitor.state.PatienceSettings;
import dev.repwatch.monitor.state.ScoreWatch;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import dev.repwatch.monitor.store.ListEventRows.ListEvent;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A change in the making: laid over the present state, then written, then taken over; or forgotten as a whole. */
final class Change {

    final Recollection base;
    final Instant now;
    final Map<Key, KeyState> keys = new LinkedHashMap<>();
    final Map<Target, TargetRow> targets = new LinkedHashMap<>();
    final Map<SourceId, SourceRow> sources = new LinkedHashMap<>();
    final Map<Long, Episode> episodes = new LinkedHashMap<>();
    final Map<Target, ScoreWatch> watches = new LinkedHashMap<>();
    final List<SampleRow> samples = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<ListEvent> listEvents = new ArrayList<>();
    final List<Happening> happenings = new ArrayList<>();
    final Set<Long> untold;
    /** Answers alone move no score: only targets with another key state need theirs weighed; the end of a round weighs all. */
    boolean scoreOnlyMoved;

    private long lastEpisode;

    Change(Recollection base, Instant now) {
        this.base = base;
        this.now = now;
        this.lastEpisode = base.lastEpisode;
        this.untold = new HashSet<>(base.untold);
    }

    KeyState key(Key key) {
        KeyState changed = keys.get(key);
        return changed != null
                ? changed
                : base.keys.getOrDefault(key, Kept.NOTHING).state();
    }

    TargetRow target(Target target) {
        TargetRow changed = targets.get(target);
        return changed != null ? changed : base.target(target);
    }

    SourceRow source(SourceId source) {
        SourceRow changed = sources.get(source);
        return changed != null ? changed : base.source(source);
    }

    void put(SourceId source, ListState state) {
        sources.put(source, source(source).in(state));
    }

    boolean inBaseline(Key key) {
        return target(key.target()).baseline() != Baseline.DONE
                || source(key.source()).baseline() != Baseline.DONE;
    }

    /** @param usual the patience with all lists */
    KeyContext context(Key key, PatienceSettings usual) {
        ListPatience own = base.patienceOfLists.get(key.source());
        PatienceSettings patience = own == null ? usual : own.over(usual);
        return new KeyContext(
                source(key.source()).state().trust(),
                patience,
                inBaseline(key),
                lastEpisode + 1,
                base.recurrence(key, now));
    }

    /** Takes a step of the key machine into the change. */
    void take(Key key, KeyStep step) {
        keys.put(key, step.after());
        step.after().episode().ifPresent(episode -> {
            if (episode.id() > lastEpisode) {
                lastEpisode = episode.id();
                if (episode.baseline()) {
                    untold.add(episode.id());
                }
            }
            episodes.put(episode.id(), episode);
        });
        step.happenings().forEach(this::happened);
    }

    /** Notes a happening in the history of its episode, and for people unless a digest is still to tell it. */
    void happened(Happening happening) {
        boolean fresh = EpisodeEvents.episodeOf(happening).filter(this::isNew).isPresent();
        EpisodeEvents.of(happening, fresh).ifPresent(events::add);
        boolean quiet = EpisodeEvents.episodeOf(happening)
                .filter(episode -> untold.contains(episode.id()))
                .isPresent();
        if (!quiet) {
            happenings.add(happening);
        }
    }

    boolean isNew(Episode episode) {
        return episode.id() > base.lastEpisode;
    }

    boolean lasting() {
        return !happenings.isEmpty()
                || !targets.isEmpty()
                || !sources.isEmpty()
                || !samples.isEmpty()
                || !events.isEmpty()
                || keys.entrySet().stream().anyMatch(entry -> lasting(entry.getKey(), entry.getValue()));
    }

    boolean lasting(Key key, KeyState after) {
        return after.differsLastinglyFrom(
                base.keys.getOrDefault(key, Kept.NOTHING).state());
    }
}

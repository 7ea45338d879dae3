package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.KeyContext;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.KeyStep;
import dev.repwatch.monitor.incident.ListConfirmationPolicy;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.ScoreWatch;
import dev.repwatch.monitor.store.Baseline;
import dev.repwatch.monitor.store.EpisodeRows.EventRow;
import dev.repwatch.monitor.store.ListEventRows.ListEvent;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import dev.repwatch.monitor.store.SourceRows.SourceRow;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change in the making: laid over the present state, then written, then taken over; or forgotten as a whole. */
final class UnitOfWork {

    final CurrentState base;
    final Instant now;
    final Map<Key, KeyState> keys = new LinkedHashMap<>();
    final Map<Target, TargetRow> targets = new LinkedHashMap<>();
    final Map<SourceId, SourceRow> sources = new LinkedHashMap<>();
    final Map<Long, Episode> episodes = new LinkedHashMap<>();
    final Map<Target, ScoreWatch> watches = new LinkedHashMap<>();
    final List<SampleRow> samples = new ArrayList<>();
    final List<EventRow> events = new ArrayList<>();
    final List<ListEvent> listEvents = new ArrayList<>();
    final List<IncidentEvent<?>> happenings = new ArrayList<>();
    /** Answers alone move no score: only targets with another key state need theirs weighed; the end of a round weighs all. */
    boolean scoreOnlyMoved;

    private long lastEpisode;
    private final Map<Target, Set<SourceId>> keyed = new HashMap<>();
    /** Copied at the first change: a first round has thousands, and most changes have none to do with them. */
    private Optional<Set<Long>> untold = Optional.empty();

    /** A first look gives most targets the same score at the same time. */
    private final Map<ScoreWatch, ScoreWatch> alike = new HashMap<>();

    UnitOfWork(CurrentState base, Instant now) {
        this.base = base;
        this.now = now;
        this.lastEpisode = base.lastEpisode;
    }

    KeyState key(Key key) {
        KeyState changed = keys.get(key);
        return changed != null
                ? changed
                : base.keys.getOrDefault(key, VersionedState.NOTHING).state();
    }

    /** Something is remembered of this target on this source. */
    boolean knows(Target target, SourceId source) {
        return keyed(target).contains(source);
    }

    /** The sources of which something is, or will be, remembered about a target. */
    Set<SourceId> keyed(Target target) {
        Set<SourceId> fresh = keyed.getOrDefault(target, Set.of());
        if (fresh.isEmpty()) {
            return base.keyed(target);
        }
        Set<SourceId> all = new HashSet<>(base.keyed(target));
        all.addAll(fresh);
        return all;
    }

    /** The targets of which something else will be remembered. */
    Set<Target> moved() {
        return keyed.keySet();
    }

    /** The episode waits to be told by the digest of a baseline. */
    boolean untold(long episode) {
        return untold.orElse(base.untold).contains(episode);
    }

    /** What will wait for a digest; empty when that does not change. */
    Optional<Set<Long>> untoldAfter() {
        return untold;
    }

    Set<Long> untoldToChange() {
        if (untold.isEmpty()) {
            untold = Optional.of(new HashSet<>(base.untold));
        }
        return untold.get();
    }

    TargetRow target(Target target) {
        TargetRow changed = targets.get(target);
        return changed != null ? changed : base.target(target);
    }

    SourceRow source(SourceId source) {
        SourceRow changed = sources.get(source);
        return changed != null ? changed : base.source(source);
    }

    void keep(Target target, ScoreWatch watch) {
        watches.put(target, alike.computeIfAbsent(watch, same -> same));
    }

    void put(SourceId source, ListState state) {
        sources.put(source, source(source).in(state));
    }

    boolean inBaseline(Key key) {
        return target(key.target()).baseline() != Baseline.DONE
                || source(key.source()).baseline() != Baseline.DONE;
    }

    /** @param usual the patience with all lists */
    KeyContext context(Key key, ConfirmationPolicy usual) {
        ListConfirmationPolicy own = base.patienceOfLists.get(key.source());
        ConfirmationPolicy patience = own == null ? usual : own.over(usual);
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
        keyed.computeIfAbsent(key.target(), fresh -> new HashSet<>()).add(key.source());
        step.after().episode().ifPresent(episode -> {
            if (episode.id() > lastEpisode) {
                lastEpisode = episode.id();
                if (episode.baseline()) {
                    untoldToChange().add(episode.id());
                }
            }
            episodes.put(episode.id(), episode);
        });
        step.happenings().forEach(this::happened);
    }

    /** Notes a happening in the history of its episode, and for people unless a digest is still to tell it. */
    void happened(IncidentEvent<?> event) {
        boolean fresh = event.detail().episode().filter(this::isNew).isPresent();
        EpisodeEvents.of(event, fresh).ifPresent(events::add);
        boolean quiet =
                event.detail().episode().filter(episode -> untold(episode.id())).isPresent();
        if (!quiet) {
            happenings.add(event);
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
                base.keys.getOrDefault(key, VersionedState.NOTHING).state());
    }
}

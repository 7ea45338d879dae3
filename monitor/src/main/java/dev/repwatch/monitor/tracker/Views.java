package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.store.TargetRows.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the present state as an immutable view; only what was touched is drawn anew. */
final class Views {

    static final Duration CLOSED_SHOWN = Duration.ofHours(24);

    private final Scores scores;
    /** As drawn last; somebody may still look at it, so it is never changed. */
    private Map<Target, TargetView> latest = Map.of();

    Views(Scores scores) {
        this.scores = scores;
    }

    StateView drawAll(CurrentState base, Instant now) {
        latest = Map.of();
        return draw(base, base.targets.keySet(), now);
    }

    StateView draw(CurrentState base, Collection<Target> touched, Instant now) {
        UnitOfWork unchanged = new UnitOfWork(base, now);
        ListingEvidence listings = new ListingEvidence(unchanged);
        // not Map.copyOf: its probing is many times slower for the neighbouring hashes of 100,000 addresses
        Map<Target, TargetView> targets = new HashMap<>(latest);
        for (Target target : touched) {
            TargetRow row = base.targets.get(target);
            if (row == null || !row.watched()) {
                targets.remove(target);
            } else {
                targets.put(target, target(base, unchanged, row, listings));
            }
        }
        List<Episode> open = base.keys.values().stream()
                .flatMap(versionedState -> versionedState.state().openEpisode().stream())
                .sorted(Comparator.comparingLong(Episode::id))
                .toList();
        List<Episode> closed = base.closed.stream()
                .filter(episode -> episode.closing()
                        .filter(closing -> closing.at().isAfter(now.minus(CLOSED_SHOWN)))
                        .isPresent())
                .toList();
        latest = Collections.unmodifiableMap(targets);
        return new StateView(now, latest, open, closed, lists(base, open));
    }

    private TargetView target(CurrentState base, UnitOfWork unchanged, TargetRow row, ListingEvidence listings) {
        ScoreExplanation score = scores.explain(unchanged, row.target(), listings);
        return new TargetView(
                score.score(), score.confidence(), listings.unanswered(row.target()), base.roundSummary.last(row));
    }

    private static Map<SourceId, ListView> lists(CurrentState base, List<Episode> open) {
        Map<SourceId, Integer> listed = new HashMap<>();
        open.forEach(episode -> listed.merge(episode.source(), 1, Integer::sum));
        Map<SourceId, ListView> views = new HashMap<>();
        base.declared.forEach((source, declared) -> {
            ListState state = base.source(source).state();
            Optional<Instant> lastSuccess = base.answerTimes.newest(source);
            views.put(
                    source,
                    new ListView(
                            state.up(),
                            state.quarantine(),
                            state.doubt(),
                            listed.getOrDefault(source, 0),
                            lastSuccess,
                            declared.hearsay()));
        });
        return Map.copyOf(views);
    }
}

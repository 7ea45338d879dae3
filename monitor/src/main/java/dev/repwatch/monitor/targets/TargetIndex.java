package dev.repwatch.monitor.targets;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Every watched target, the worst first; made once for a state, however many look at it. */
final class TargetIndex {

    private final Supplier<StateView> state;
    private final Supplier<List<WatchedTarget>> watched;
    private final AtomicReference<Lines> made =
            new AtomicReference<>(new Lines(StateView.empty(Instant.MIN), List.of(), List.of()));

    TargetIndex(Supplier<StateView> state, Supplier<List<WatchedTarget>> watched) {
        this.state = state;
        this.watched = watched;
    }

    /** @param all by the order of their keys */
    record Lines(StateView view, List<WatchedTarget> watched, List<TargetLine> all) {}

    @SuppressWarnings("ReferenceEquality") // both are made anew when something in them changes
    Lines lines() {
        StateView view = state.get();
        List<WatchedTarget> targets = watched.get();
        return made.updateAndGet(
                before -> before.view() == view && before.watched() == targets ? before : ranked(view, targets));
    }

    private static Lines ranked(StateView view, List<WatchedTarget> watched) {
        Map<Target, Integer> listings = new HashMap<>();
        Map<Target, Severity> worst = new HashMap<>();
        for (Episode episode : view.open()) {
            listings.merge(episode.target(), 1, Integer::sum);
            worst.merge(
                    episode.target(),
                    episode.listing().severity(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        List<TargetLine> all = watched.stream()
                .map(it -> TargetLine.of(
                        it,
                        Optional.ofNullable(view.targets().get(it.target())),
                        listings.getOrDefault(it.target(), 0),
                        Optional.ofNullable(worst.get(it.target())),
                        view.at()))
                .sorted(Comparator.comparing(TargetLine::key))
                .toList();
        return new Lines(view, watched, all);
    }
}

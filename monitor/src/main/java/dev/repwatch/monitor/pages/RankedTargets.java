package dev.repwatch.monitor.pages;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Every watched target, the worst first; made once for a state, however many look at it. */
final class RankedTargets {

    private final Supplier<StateView> state;
    private final Supplier<List<WatchedTarget>> targets;
    private final AtomicReference<Made> made = new AtomicReference<>();

    RankedTargets(Supplier<StateView> state, Supplier<List<WatchedTarget>> targets) {
        this.state = state;
        this.targets = targets;
    }

    /**
     * @param listings that are open
     * @param worst of these
     * @param fresh whether what is known is recent
     */
    record Ranked(
            WatchedTarget watched, Optional<TargetView> view, int listings, Optional<Severity> worst, boolean fresh) {

        boolean well() {
            return fresh
                    && listings == 0
                    && view.flatMap(TargetView::knownScore)
                            .filter(it -> it == 100)
                            .isPresent();
        }

        boolean says(String words) {
            String all = (watched.target().text() + " " + watched.name() + " "
                            + watched.pool().orElse("") + " "
                            + String.join(" ", watched.labels().values()))
                    .toLowerCase(Locale.ROOT);
            return all.contains(words);
        }
    }

    private record Made(StateView view, List<WatchedTarget> targets, List<Ranked> all) {
        boolean of(StateView now, List<WatchedTarget> watched) {
            return view.at().equals(now.at()) && view.equals(now) && targets.equals(watched);
        }
    }

    List<Ranked> all() {
        StateView view = state.get();
        List<WatchedTarget> watched = targets.get();
        return made.updateAndGet(before -> before != null && before.of(view, watched)
                        ? before
                        : new Made(view, watched, ranked(view, watched)))
                .all();
    }

    private static List<Ranked> ranked(StateView view, List<WatchedTarget> watched) {
        Map<Target, Integer> listings = new HashMap<>();
        Map<Target, Severity> worst = new HashMap<>();
        for (Episode episode : view.open()) {
            listings.merge(episode.target(), 1, Integer::sum);
            worst.merge(episode.target(), episode.listing().severity(), RankedTargets::worse);
        }
        return watched.stream()
                .map(it -> one(it, view, listings, worst))
                .sorted(Comparator.comparingInt(
                                (Ranked it) -> it.worst().map(Severity::ordinal).orElse(Severity.values().length))
                        .thenComparing(Ranked::fresh)
                        .thenComparingInt(
                                it -> it.view().flatMap(TargetView::knownScore).orElse(-1)))
                .toList();
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Ranked one(
            WatchedTarget watched, StateView now, Map<Target, Integer> listings, Map<Target, Severity> worst) {
        Optional<TargetView> view = Optional.ofNullable(now.targets().get(watched.target()));
        return new Ranked(
                watched,
                view,
                listings.getOrDefault(watched.target(), 0),
                Optional.ofNullable(worst.get(watched.target())),
                view.filter(it -> Coverage.fresh(it, now.at())).isPresent());
    }
}

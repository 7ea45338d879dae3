package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.history.WarmupNote;
import dev.repwatch.monitor.warmup.history.WarmupRoutes;
import java.util.List;
import java.util.Optional;

/** Pages of a state without a database: the overview and the lists. */
public final class Sites {

    private Sites() {}

    public static List<Endpoint> routes(StateView view, List<WatchedTarget> watched) {
        return routes(view, watched, nothing(view));
    }

    /** @param readings what is known beside listings */
    public static List<Endpoint> routes(StateView view, List<WatchedTarget> watched, Readings readings) {
        return PageRoutes.of(
                new Site(
                        () -> view,
                        () -> watched,
                        target -> new ScoreExplanation(100, 0, List.of()),
                        id -> {
                            throw new IllegalStateException("no history here");
                        },
                        (target, back) -> {
                            throw new IllegalStateException("no history here");
                        },
                        language -> {
                            throw new IllegalStateException("no desk here");
                        },
                        (id, language) -> {
                            throw new IllegalStateException("no desk here");
                        },
                        (source, language) -> source.value(),
                        (loss, language) -> loss.source()),
                new Acts(
                        () -> {
                            throw new IllegalStateException("nothing is told here");
                        },
                        () -> {
                            throw new IllegalStateException("no desk here");
                        },
                        () -> {
                            throw new IllegalStateException("nothing is told here");
                        },
                        view::at),
                readings);
    }

    private static Readings nothing(StateView view) {
        return new Readings(
                List::of,
                feed -> {
                    throw new IllegalStateException("no feed here");
                },
                () -> {
                    throw new IllegalStateException("no mail log here");
                },
                Optional::empty,
                new WarmupRoutes.Source() {
                    @Override
                    public DailyLimits.Day today() {
                        throw new IllegalStateException("no plan here");
                    }

                    @Override
                    public List<WarmupNote> history(String ip, int most) {
                        throw new IllegalStateException("no plan here");
                    }
                },
                () -> PlacementView.NONE,
                view::at);
    }
}

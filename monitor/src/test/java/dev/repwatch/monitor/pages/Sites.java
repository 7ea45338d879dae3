package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import java.util.List;

/** Pages of a state without a database: the overview and the lists. */
public final class Sites {

    private Sites() {}

    public static List<Endpoint> routes(StateView view, List<WatchedTarget> watched) {
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
                        view::at));
    }
}

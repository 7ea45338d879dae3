package dev.repwatch.monitor.pages;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.tracker.TargetHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What pages are made of. A reload changes what the suppliers give.
 *
 * @param state the view that metrics are made of
 * @param targets those of the settings in force
 * @param explain where the points of a target went
 * @param episode one, however long ago it ended
 * @param history what happened to a target within so much time
 * @param title of a source, for people
 */
public record Site(
        Supplier<StateView> state,
        Supplier<List<WatchedTarget>> targets,
        Function<Target, ScoreExplanation> explain,
        LongFunction<Optional<Episode>> episode,
        BiFunction<String, Duration, Optional<TargetHistory>> history,
        Supplier<TaskBook> tasks,
        Function<SourceId, String> title) {}

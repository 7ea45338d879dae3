package dev.repwatch.monitor.pages;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.TaskView;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.tracker.TargetHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What pages are made of. A reload changes what the suppliers give.
 *
 * @param state the view that metrics are made of
 * @param targets those of the settings in force
 * @param explain where the points of a target went
 * @param episode one, however long ago it ended
 * @param history what happened to a target within so much time
 * @param openTasks those that are not over
 * @param task one, with its draft
 * @param title of a source, in the language of who reads
 * @param loss where points went, in the language of who reads
 */
public record Site(
        Supplier<StateView> state,
        Supplier<List<WatchedTarget>> targets,
        Function<Target, ScoreExplanation> explain,
        LongFunction<Optional<Episode>> episode,
        BiFunction<String, Duration, Optional<TargetHistory>> history,
        Function<Language, List<TaskView>> openTasks,
        BiFunction<Long, Language, Optional<TaskView>> task,
        BiFunction<SourceId, Language, String> title,
        BiFunction<ScoreExplanation.Loss, Language, String> loss) {

    /** The same for who sees a part: what is not in it is not there. What is no longer watched has no labels and is in no part. */
    public Site seenBy(LabelScope scope) {
        if (scope.all()) {
            return this;
        }
        List<WatchedTarget> seen =
                targets.get().stream().filter(it -> scope.covers(it.labels())).toList();
        Set<String> names = seen.stream().map(it -> it.target().text()).collect(Collectors.toSet());
        return new Site(
                () -> state.get().part(it -> names.contains(it.text())),
                () -> seen,
                explain,
                id -> episode.apply(id).filter(it -> names.contains(it.target().text())),
                (target, back) -> names.contains(target) ? history.apply(target, back) : Optional.empty(),
                language -> openTasks.apply(language).stream()
                        .filter(it -> it.within(names::contains))
                        .toList(),
                (id, language) -> task.apply(id, language).filter(it -> it.within(names::contains)),
                title,
                loss);
    }

    String title(SourceId source, Reader reader) {
        return title.apply(source, reader.words().language());
    }

    /** Names of the targets that somebody may see. */
    Set<String> names() {
        return targets.get().stream().map(it -> it.target().text()).collect(Collectors.toSet());
    }

    /** Whether somebody may see it. */
    boolean shows(String target) {
        return targets.get().stream().anyMatch(it -> it.target().text().equals(target));
    }
}

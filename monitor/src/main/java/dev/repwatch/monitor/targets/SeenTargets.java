package dev.repwatch.monitor.targets;

import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which targets somebody may see.
 *
 * @param watched those of the settings in force
 */
public record SeenTargets(Supplier<List<WatchedTarget>> watched) {

    /** By name. What is no longer watched has no labels and is in no part. */
    public Predicate<String> by(LabelScope scope) {
        if (scope.all()) {
            return any -> true;
        }
        Set<String> names = watched.get().stream()
                .filter(it -> scope.covers(it.labels()))
                .map(it -> it.target().text())
                .collect(Collectors.toSet());
        return names::contains;
    }
}

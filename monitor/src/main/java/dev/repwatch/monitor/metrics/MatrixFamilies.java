package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView.ListView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The full matrix of targets and lists, for those who ask for it. All or nothing: half a matrix would say "clean" of what
 * it left out. A list that is not believed at present has no series.
 */
final class MatrixFamilies implements Families {

    private record Pair(Target target, SourceId list) {}

    @Override
    public List<Family> of(Snapshot now) {
        boolean shown = now.input().options().fullMatrix() && SeriesGuard.allows(now, wanted(now));
        return shown ? List.of(matrix(now)) : List.of();
    }

    /** How many series the matrix has; none when nobody asked for it. */
    static long wanted(Snapshot now) {
        if (!now.input().options().fullMatrix()) {
            return 0;
        }
        return now.lists().stream()
                .filter(list -> believed(now, list))
                .mapToLong(list -> now.targets().stream()
                        .filter(target -> list.kinds().contains(target.target().kind()))
                        .count())
                .sum();
    }

    private static Family matrix(Snapshot now) {
        Set<Pair> listed = new HashSet<>();
        for (Episode episode : now.open()) {
            listed.add(new Pair(episode.target(), episode.source()));
        }
        Family matrix = Family.of(Metric.LISTED);
        for (Source list : now.lists()) {
            if (believed(now, list)) {
                now.targets().stream()
                        .map(WatchedTarget::target)
                        .filter(target -> list.kinds().contains(target.kind()))
                        .forEach(target -> matrix.add(
                                listed.contains(new Pair(target, list.id())),
                                target.text(),
                                list.id().value()));
            }
        }
        return matrix;
    }

    private static boolean believed(Snapshot now, Source list) {
        return Optional.ofNullable(now.state().lists().get(list.id()))
                .map(ListView::quarantine)
                .filter(Optional::isEmpty)
                .isPresent();
    }
}

package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.util.Optional;

/** The target of the last answer: a sweep's answers about one target come together, and it is looked up once for them. */
final class LastTarget {

    private final CurrentState base;
    private Optional<Target> target = Optional.empty();
    private boolean watched;
    private int number;

    LastTarget(CurrentState base) {
        this.base = base;
    }

    /** As {@link CurrentState#watching}. */
    boolean watching(Observation observation) {
        Target asked = observation.target();
        if (target.isEmpty() || !target.get().equals(asked)) {
            target = Optional.of(asked);
            watched = base.watched(asked);
            number = watched ? base.index(asked) : 0;
        }
        return watched && base.listens(observation.source(), asked.kind());
    }

    /** As {@link CurrentState#index}, of the target that was asked about last and is watched. */
    int number() {
        return number;
    }
}

package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;

/** One target on one list. */
record Key(Target target, SourceId source) {

    static Key of(Observation observation) {
        return new Key(observation.target(), observation.source());
    }
}

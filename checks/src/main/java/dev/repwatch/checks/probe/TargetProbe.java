package dev.repwatch.checks.probe;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A probe of one source that looks at one target at a time. */
public interface TargetProbe extends Probe {

    /** Who its findings come from. Constant. */
    Source source();

    /** Looks at one target that the source covers. Blocking, and bounded in time; nothing that the network does is thrown. */
    Observation look(ProbeTarget target);

    @Override
    default List<Source> sources() {
        return List.of(source());
    }

    @Override
    default boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        for (ProbeTarget target : targets) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (source().covers(target.target())) {
                sink.observed(look(target));
            }
        }
        return true;
    }

    @Override
    default CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath) {
        return CompletableFuture.completedFuture(look(target));
    }
}

package dev.repwatch.checks.probe;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks at targets on a schedule and says findings. It remembers nothing of them: what they come to is decided elsewhere. */
public interface Probe extends AutoCloseable {

    /** Who its findings come from; several when they are asked together, as lists in one sweep. Constant. */
    List<? extends Source> sources();

    /**
     * Looks at each target once, for every source that covers its kind. Blocking; a probe of many targets hands findings on as
     * they come. The sink is called by the calling thread only. What cannot be told is {@code Unknown}, never left out and
     * never guessed; nothing that the network does is thrown.
     *
     * @return false when it ended early, because it was interrupted or closed
     */
    boolean run(List<ProbeTarget> targets, ProbeSink sink);

    /**
     * Asks again about one target, because the last answer would change what is believed. A probe that has another way to ask
     * takes it; {@link Observation#path} says which it was, and only another path, an authoritative answer or a later one than
     * the first's TTL counts as independent. Never completes exceptionally.
     *
     * @param source one of {@link #sources}
     * @param firstPath the path of the first answer
     */
    CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath);

    /**
     * The last look left something open that is no state of a source, such as a record that changed without being wrong, and it is
     * time to look again. Called often, and quick.
     */
    default boolean leftOpen() {
        return false;
    }

    /** Looks again where {@link #leftOpen something is open}. */
    default void again(List<ProbeTarget> targets, ProbeSink sink) {}

    /** Ends what is under way. Safe from any thread. */
    @Override
    default void close() {}
}

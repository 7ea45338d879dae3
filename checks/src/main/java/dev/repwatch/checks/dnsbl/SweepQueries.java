package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** What a list sweep can ask for; answers come back on the sweeping thread. */
interface SweepQueries {

    /** There is room for one more question under way. */
    boolean room();

    Duration leave(ActiveList list);

    /** How long to wait only so that the questions of a sweep are spread evenly. */
    Duration early(ActiveList list, int place);

    /** How long a list that is left alone rests before its controls are asked; empty when the sweep is over sooner. */
    Optional<Duration> rest();

    /** The turn of a target is taken, with or without a question. */
    void taken(ActiveList list, int place);

    /** True when what the controls said is too long ago to vouch for further answers. */
    boolean outdated(ControlResult controlResult);

    /** Asks all control points anew. */
    void probe(ActiveList list, Consumer<ControlResult> then);

    /**
     * Asks about a target; there must be room. The observation goes to {@link ListSweep#answered}.
     *
     * @param number of the target in its list sweep
     */
    void ask(ListSweep listSweep, int number);

    /** Asks an unlikely name of this kind through these resolvers; when it is listed, all control points anew. */
    void recheck(
            ActiveList list,
            TargetKind kind,
            Collection<String> resolvers,
            ControlResult before,
            Consumer<ControlResult> then);

    /** Answers from before may be used again. */
    boolean reuse();

    Round round();

    Instant now();
}

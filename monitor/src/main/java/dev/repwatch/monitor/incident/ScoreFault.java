package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing held against a target.
 *
 * @param cause what is wrong
 * @param weight share of the remaining score it takes, 0 to 1
 * @param within a source that says the same and contains this one: of it and all its parts only the heaviest counts
 */
public record ScoreFault(SourceId source, FaultCause cause, double weight, Instant since, Optional<SourceId> within) {

    /** @param cause in words */
    public ScoreFault(SourceId source, String cause, double weight, Instant since, Optional<SourceId> within) {
        this(source, new FaultCause.Text(cause), weight, since, within);
    }
}

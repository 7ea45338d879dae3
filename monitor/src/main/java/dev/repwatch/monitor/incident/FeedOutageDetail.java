package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A feed cannot be read, or brings nothing new.
 *
 * @param cause why it cannot be read
 * @param seen what was seen; without secrets and control characters, empty when there is nothing to show
 * @param lastData empty when not known
 */
public record FeedOutageDetail(
        SourceId feed, String title, Ailment what, Optional<Cause> cause, String seen, Optional<Instant> lastData)
        implements IncidentDetail {

    /** What ails it, or does so no longer. */
    public enum Ailment {
        BROKEN,
        QUIET,
        WELL_AGAIN
    }
}

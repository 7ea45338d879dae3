package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A list is not believed, because its controls are wrong.
 *
 * @param cause empty when it is believed again
 * @param seen what the controls saw; hostile
 */
public record QuarantineDetail(SourceId source, Optional<Cause> cause, String seen, Instant began)
        implements IncidentDetail {

    @Override
    public Optional<Instant> since() {
        return Optional.of(began);
    }
}

package dev.repwatch.monitor.warmup.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What may be sent on one day.
 *
 * @param validUntil from then on a reader falls back to the lower of the last two limits
 */
public record Limits(LocalDate date, Instant validUntil, List<SourceLimits> sources) {

    public Limits {
        sources = List.copyOf(sources);
    }
}

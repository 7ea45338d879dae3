package dev.repwatch.monitor.warmup.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What may be sent on one day.
 *
 * @param validUntil from then on a reader falls back to the lower of the last two limits
 */
public record Limits(LocalDate date, Instant validUntil, List<SourceLimits> sources) {

    public Limits {
        sources = List.copyOf(sources);
    }

    /** The same with nothing for these addresses. */
    public Limits without(Set<String> held) {
        return new Limits(
                date,
                validUntil,
                sources.stream()
                        .map(source -> held.contains(source.ip()) ? source.nothing() : source)
                        .toList());
    }
}

package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A silence of the configuration: once ({@code [[silences]]}) or every week ({@code [[maintenance]]}).
 *
 * @param note why, shown with what it holds
 */
public record ConfiguredSilence(Matcher match, Window window, String note) {

    /** When a silence holds. */
    @FunctionalInterface
    public interface Window {
        /** When it ends, if it holds now. */
        Optional<Instant> end(Instant now);
    }

    public static Window once(Instant from, Instant until) {
        return now -> now.isBefore(from) || !now.isBefore(until) ? Optional.empty() : Optional.of(until);
    }

    /** Every week on these days; nothing is too severe to be held. */
    public static Window weekly(LocalTime from, LocalTime until, ZoneId zone, Set<DayOfWeek> days) {
        return new QuietHours(from, until, zone, days, Severity.CRITICAL)::end;
    }
}

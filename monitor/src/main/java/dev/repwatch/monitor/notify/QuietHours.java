package dev.repwatch.monitor.notify;

import dev.repwatch.checks.reputation.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Hours in which a channel is not disturbed. What falls into them is told when they end.
 *
 * @param from when they begin, on the clock of the zone
 * @param until when they end; earlier than {@code from} means the next morning
 * @param days on which they begin; empty means every day
 * @param except what is at least so severe is told at once
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone, Set<DayOfWeek> days, Severity except) {

    public QuietHours {
        days = Set.copyOf(days);
    }

    /** When an alert of this severity may be told: now, or when the quiet hours end. */
    Instant notBefore(Severity severity, Instant now) {
        if (severity.atLeast(except)) {
            return now;
        }
        return end(now).orElse(now);
    }

    /** When the quiet hours that hold now end; empty when none hold. */
    Optional<Instant> end(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return end(today, now).or(() -> end(today.minusDays(1), now));
    }

    private Optional<Instant> end(LocalDate day, Instant now) {
        if (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        ZonedDateTime begins = day.atTime(from).atZone(zone);
        ZonedDateTime ends =
                (until.isAfter(from) ? day : day.plusDays(1)).atTime(until).atZone(zone);
        boolean holds = !now.isBefore(begins.toInstant()) && now.isBefore(ends.toInstant());
        return holds ? Optional.of(ends.toInstant()) : Optional.empty();
    }
}

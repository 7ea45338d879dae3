package dev.repwatch.monitor.delisting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When people deal with what can wait.
 *
 * @param from first minute of the working day
 * @param until end of it, later than {@code from}
 */
public record WorkingHours(LocalTime from, LocalTime until, ZoneId zone, Set<DayOfWeek> days) {

    /** @throws IllegalArgumentException when there is no working time at all */
    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !from.isBefore(until)) {
            throw new IllegalArgumentException("working hours need a day, and a beginning before the end");
        }
    }

    /** This time if somebody works then, else the beginning of the next working day. */
    Instant atOrAfter(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        if (days.contains(local.getDayOfWeek())) {
            if (local.toLocalTime().isBefore(from)) {
                return local.toLocalDate().atTime(from).atZone(zone).toInstant();
            }
            if (local.toLocalTime().isBefore(until)) {
                return time;
            }
        }
        ZonedDateTime day = local.plusDays(1);
        while (!days.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day.toLocalDate().atTime(from).atZone(zone).toInstant();
    }
}

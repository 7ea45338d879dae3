package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.reputation.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * {@code quiet} of a channel: hours in which it is not disturbed; what falls into them is told when they end.
 *
 * @param from when they begin, such as {@code "22:00"}
 * @param until when they end; earlier than {@code from} means the next morning
 * @param zone of both; that of {@code [alerting]} when absent
 * @param days on which they begin; every day when absent
 * @param except what is at least so severe is told at once; {@code critical} when absent
 */
public record QuietEntry(
        LocalTime from, LocalTime until, Optional<ZoneId> zone, Set<DayOfWeek> days, Optional<Severity> except) {

    public QuietEntry {
        days = Set.copyOf(days);
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "until: is the same as from; quiet hours begin and end at different times");
        }
    }
}

package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.config.section.MatchesLabels;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code [[maintenance]]}: a window that comes again every week, in which what has all these labels is held back.
 *
 * @param match label to pattern, as in a route; at least one
 * @param from when it begins, such as {@code "02:00"}
 * @param until when it ends; earlier than {@code from} means the next morning
 * @param zone of both; that of {@code [alerting]} when absent
 * @param days on which it begins; every day when absent
 * @param note why, shown with what it holds
 */
public record MaintenanceEntry(
        Map<String, String> match,
        LocalTime from,
        LocalTime until,
        Optional<ZoneId> zone,
        Set<DayOfWeek> days,
        String note)
        implements MatchesLabels {

    public MaintenanceEntry {
        match = Map.copyOf(match);
        days = Set.copyOf(days);
        Matcher.checked(match);
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "until: is the same as from; a window begins and ends at different times");
        }
    }

    /** @param usual the zone where none is given */
    public ConfiguredSilence standing(ZoneId usual) {
        return new ConfiguredSilence(
                new Matcher(match), ConfiguredSilence.weekly(from, until, zone.orElse(usual), days), note);
    }

    @Override
    public String table() {
        return "[[maintenance]]";
    }
}

package dev.repwatch.monitor.notify.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** When digests go out. Days are those of the calendar: one of them may have 23 or 25 hours. */
final class DigestTimes {

    /** A digest that could not go out for so long is not news any more; the next one tells. */
    private static final Duration LATE = Duration.ofHours(6);

    private final DigestSettings settings;
    private final ZoneId zone;

    DigestTimes(DigestSettings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** Those whose time has come, and is not long past. */
    List<Period> due(Instant now) {
        List<Period> due = new ArrayList<>();
        LocalDate today = now.atZone(zone).toLocalDate();
        settings.daily().ifPresent(time -> {
            addIfDue(due, Period.Kind.DAILY, today, time, now);
            addIfDue(due, Period.Kind.DAILY, today.minusDays(1), time, now);
        });
        settings.weekly()
                .ifPresent(time -> addIfDue(
                        due,
                        Period.Kind.WEEKLY,
                        today.with(TemporalAdjusters.previousOrSame(settings.weekday())),
                        time,
                        now));
        return due;
    }

    private void addIfDue(List<Period> due, Period.Kind kind, LocalDate day, LocalTime time, Instant now) {
        Instant at = day.atTime(time).atZone(zone).toInstant();
        if (!now.isBefore(at) && now.isBefore(at.plus(LATE))) {
            LocalDate first = day.minusDays(kind == Period.Kind.WEEKLY ? 7 : 1);
            due.add(new Period(kind, first.atTime(time).atZone(zone).toInstant(), at));
        }
    }
}

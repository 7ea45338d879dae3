package dev.repwatch.checks.maillog.line;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives stamps what they lack. A stamp without a year (RFC 3164, section 4.1.2) gets the one that puts it nearest to the stamp
 * before it in the same file, the first one nearest to the file's last change: never simply today's, or a look into an archive
 * would move it. In the hour that clocks repeat, time goes on rather than back.
 */
public final class Stamps {

    /** A file may be touched a little before what it holds is stamped; it does not begin ten months after that. */
    private static final Duration AHEAD = Duration.ofDays(60);

    private final ZoneId zone;
    private Instant last;
    private boolean begun;

    /**
     * @param zone of stamps that name none
     * @param changed when the file was last changed
     */
    public Stamps(ZoneId zone, Instant changed) {
        this.zone = zone;
        this.last = changed;
    }

    /** Takes note of a stamp that lacks nothing. */
    public Instant whole(Instant stamp) {
        last = stamp;
        begun = true;
        return stamp;
    }

    /** A stamp without a zone. */
    public Instant local(LocalDateTime stamp) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(stamp);
        Instant first = stamp.atZone(zone).toInstant();
        boolean back = begun && offsets.size() > 1 && first.isBefore(last);
        return whole(back ? stamp.toInstant(offsets.get(offsets.size() - 1)) : first);
    }

    /** A stamp without a year; empty when no year near has such a day. */
    public Optional<Instant> yearless(int month, int day, LocalTime timeOfDay) {
        try {
            return nearest(MonthDay.of(month, day), timeOfDay).map(this::local);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private Optional<LocalDateTime> nearest(MonthDay day, LocalTime timeOfDay) {
        LocalDateTime near = LocalDateTime.ofInstant(last, zone);
        LocalDateTime centre = begun ? near : near.plus(AHEAD).minusDays(182);
        return IntStream.rangeClosed(-4, 4)
                .map(years -> near.getYear() + years)
                .filter(day::isValidYear)
                .mapToObj(year -> day.atYear(year).atTime(timeOfDay))
                .min((one, other) -> Long.compare(distance(one, centre), distance(other, centre)));
    }

    private static long distance(LocalDateTime one, LocalDateTime other) {
        return Math.abs(ChronoUnit.SECONDS.between(one, other));
    }
}

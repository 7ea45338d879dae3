package dev.repwatch.monitor.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times and durations as people read them at night.
 *
 * @param zone the zone of the readers; always named, so that nobody has to guess
 */
public record Moments(Language language, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Such as {@code 2026-11-24 18:05 JST}. */
    public String at(Instant time) {
        return MINUTE.format(time.atZone(zone));
    }

    /** Such as {@code 2026-11-24 14:02–18:40 UTC}; both dates when the days differ. */
    public String between(Instant from, Instant to) {
        boolean sameDay = from.atZone(zone).toLocalDate().equals(to.atZone(zone).toLocalDate());
        if (!sameDay) {
            return at(from) + " – " + at(to);
        }
        String start = at(from);
        String clock = CLOCK.format(from.atZone(zone));
        return start.replace(clock, clock + "–" + CLOCK.format(to.atZone(zone)));
    }

    /** The two largest units, such as {@code 3 d 4 h} or {@code 12 min}; under a minute in seconds. */
    public String lasting(Duration duration) {
        long days = duration.toDays();
        if (days > 0) {
            return units(days, "d", "日", duration.toHoursPart(), "h", "時間");
        }
        if (duration.toHours() > 0) {
            return units(duration.toHours(), "h", "時間", duration.toMinutesPart(), "min", "分");
        }
        return duration.toMinutes() > 0
                ? unit(duration.toMinutes(), "min", "分")
                : unit(Math.max(0, duration.toSeconds()), "s", "秒");
    }

    private String units(long large, String en, String ja, long small, String smallEn, String smallJa) {
        String head = unit(large, en, ja);
        if (small == 0) {
            return head;
        }
        return head + (language == Language.JA ? "" : " ") + unit(small, smallEn, smallJa);
    }

    private String unit(long amount, String en, String ja) {
        return language == Language.JA ? amount + ja : amount + " " + en;
    }
}

package dev.repwatch.checks.placement;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Dates as Japanese mails write them: {@code 2026/11/30 10:05}, {@code 11月30日 10:05}, {@code 2026年11月30日(月)10時05分}. */
final class ReportDate {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Pattern DATE = Pattern.compile(
            "(?:([0-9]{4})\\s*[/年.-]\\s*)?([0-9]{1,2})\\s*[/月.-]\\s*([0-9]{1,2})\\s*日?\\s*(?:\\([^()]{1,6}\\))?"
                    + "[\\sT]*(午前|午後)?\\s*([0-9]{1,2})\\s*[:時]\\s*([0-9]{1,2})");

    private ReportDate() {}

    /**
     * The first date with a time.
     *
     * @param text with digits and colons of ASCII
     * @param near a date without a year is the one nearest to it
     */
    static Optional<Instant> first(String text, Instant near) {
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        if (date.group(1) != null) {
            return at(Integer.parseInt(date.group(1)), date);
        }
        int year = near.atZone(TOKYO).getYear();
        Optional<Instant> nearest = Optional.empty();
        for (int candidate = year - 1; candidate <= year + 1; candidate++) {
            Optional<Instant> at = at(candidate, date);
            if (at.isPresent() && (nearest.isEmpty() || far(at.get(), near).compareTo(far(nearest.get(), near)) < 0)) {
                nearest = at;
            }
        }
        return nearest;
    }

    private static Duration far(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private static Optional<Instant> at(int year, Matcher date) {
        int hour = Integer.parseInt(date.group(5));
        boolean afternoon = "午後".equals(date.group(4)) && hour < 12;
        try {
            return Optional.of(LocalDateTime.of(
                            year,
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(3)),
                            afternoon ? hour + 12 : hour,
                            Integer.parseInt(date.group(6)))
                    .atZone(TOKYO)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}

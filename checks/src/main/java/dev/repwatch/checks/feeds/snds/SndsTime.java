package dev.repwatch.checks.feeds.snds;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as SNDS writes them, such as {@code 12/31/2019 7:00 PM}, without a zone. They are read as UTC, which is at most a
 * day off. Times that cannot be are taken for the day of the report.
 */
final class SndsTime {

    private static final Duration OLDEST = Duration.ofDays(92);
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm[:ss] a", Locale.US),
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm[:ss]", Locale.US),
            // where the first number can be no month
            DateTimeFormatter.ofPattern("d/M/uuuu h:mm[:ss] a", Locale.US),
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm[:ss]", Locale.US),
            DateTimeFormatter.ofPattern("uuuu-M-d['T'][' ']H:mm[:ss][.SSS]['Z']", Locale.US));

    private SndsTime() {}

    /** The end of the period, which comes last where two times are given. */
    static Instant of(String text, Instant day, Instant now) {
        String[] parts = text.split(" - |–|/(?=\\d{4}-)", -1);
        return parse(parts[parts.length - 1].strip())
                .filter(at -> !at.isAfter(now) && at.isAfter(now.minus(OLDEST)))
                .orElse(day);
    }

    private static Optional<Instant> parse(String text) {
        return FORMS.stream().flatMap(form -> parse(text, form).stream()).findFirst();
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}

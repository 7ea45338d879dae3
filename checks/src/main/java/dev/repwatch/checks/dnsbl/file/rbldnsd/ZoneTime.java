package dev.repwatch.checks.dnsbl.file.rbldnsd;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code $TIMESTAMP made [expires]}: dates as 2026-01-31, with or without :hh:mm:ss, or, for the second, +1d. */
final class ZoneTime {

    private static final Pattern STAMP = Pattern.compile(
            "(\\d{4})[-:]?(\\d{1,2})[-:]?(\\d{1,2})(?:[-:]?(\\d{1,2}))?(?:[-:]?(\\d{1,2}))?(?:[-:]?(\\d{1,2}))?");
    private static final Pattern SPAN = Pattern.compile("\\+(\\d{1,9})([smhdw]?)");
    private static final Map<String, Long> SECONDS =
            Map.of("", 1L, "s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L);

    private ZoneTime() {}

    static Optional<Instant> stamp(String text) {
        Matcher parts = STAMP.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            part(parts, 4),
                            part(parts, 5),
                            part(parts, 6))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    static Optional<Duration> span(String text) {
        Matcher parts = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        return parts.matches()
                ? Optional.of(
                        Duration.ofSeconds(Long.parseLong(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), 1L)))
                : Optional.empty();
    }

    private static int part(Matcher parts, int group) {
        String text = parts.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}

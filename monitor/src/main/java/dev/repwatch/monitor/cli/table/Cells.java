package dev.repwatch.monitor.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times, numbers and counts as every command writes them for people; programs get them as they are. */
public final class Cells {

    private static final Moments MOMENTS = new Moments(Language.EN, ZoneId.of("UTC"));

    private Cells() {}

    /** Such as {@code 2026-11-24 18:05 UTC}. */
    public static String at(Instant time) {
        return MOMENTS.at(time);
    }

    /** Such as {@code 3 d 4 h}. */
    public static String lasting(Duration time) {
        return MOMENTS.lasting(time);
    }

    /** Such as {@code 1 target} or {@code 2 targets}. */
    public static String count(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
    }

    /** Such as {@code 95 %}; never {@code 100 %} of what is not whole, nor {@code 0 %} of something. */
    public static String share(double part) {
        long percent = Math.round(part * 100);
        if (percent == 100 && part < 1) {
            return "99 %";
        }
        return percent == 0 && part > 0 ? "under 1 %" : percent + " %";
    }

    /** A value of the API: times to the minute, shares in percent, numbers with at most two places after the point. */
    static String of(String field, JsonNode value) {
        if (field.equals("confidence") && value.isNumber()) {
            return share(value.asDouble());
        }
        if (value.isNull()) {
            return "unknown";
        }
        if (value.isFloatingPointNumber()) {
            return String.format(Locale.ROOT, "%.2f", value.asDouble()).replaceAll("\\.?0+$", "");
        }
        return value.isTextual() ? time(value.asText()).map(Cells::at).orElse(value.asText()) : value.asText();
    }

    /** A text that is nothing but a time. */
    private static Optional<Instant> time(String text) {
        if (!text.endsWith("Z") || text.length() < 20) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}

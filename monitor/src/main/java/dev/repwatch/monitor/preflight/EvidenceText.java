package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts and dates of evidence, whoever wrote it: short, and without what could act on a terminal. */
final class EvidenceText {

    private static final int LONGEST = 300;
    private static final int DATE = 10;
    private static final Pattern FIGURE = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?");

    private EvidenceText() {}

    static String shorten(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    static Optional<String> text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(shorten(value.textValue()))
                : Optional.empty();
    }

    /** The date under the first of these keys that holds one; a moment counts as its day. */
    static Optional<LocalDate> date(JsonNode json, String... keys) {
        return Stream.of(keys)
                .map(json::path)
                .map(EvidenceText::date)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<LocalDate> date(JsonNode value) {
        String text = value.asText("");
        if (text.length() < DATE) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, DATE)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** A figure, in quotes or not. */
    static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            return OptionalDouble.of(value.doubleValue());
        }
        String text = value.asText("").strip();
        return value.isTextual() && FIGURE.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}

package dev.repwatch.monitor.diagnosis.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** The fields of one JSON object; what is absent, null or of another type is not known. */
final class Fields {

    static final int MOST_CHARACTERS = 4096;
    private static final int MOST_ITEMS = 200;

    private final JsonNode node;

    Fields(JsonNode node) {
        this.node = node;
    }

    Fields at(String name) {
        return new Fields(node.path(name));
    }

    Optional<String> text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(CleanText.line(value.asText(), MOST_CHARACTERS)).filter(it -> !it.isEmpty())
                : Optional.empty();
    }

    /** A word of a closed set or an identifier: in small letters. */
    Optional<String> word(String name) {
        return text(name).map(it -> it.toLowerCase(Locale.ROOT));
    }

    /** An address in its one spelling (RFC 5952), an IPv4 address also where it comes dressed as IPv6; else the word as it is. */
    Optional<String> address(String name) {
        return word(name).map(IpText::plain);
    }

    OptionalDouble number(String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return OptionalDouble.of(value.asDouble());
        }
        return value.isTextual() ? parsed(value.asText().strip()) : OptionalDouble.empty();
    }

    private static OptionalDouble parsed(String text) {
        boolean percent = text.endsWith("%");
        try {
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            return Double.isFinite(number)
                    ? OptionalDouble.of(percent ? number / 100 : number)
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** A count: whole, not negative. */
    Optional<Long> count(String name) {
        OptionalDouble number = number(name);
        return number.isPresent() && number.getAsDouble() >= 0
                ? Optional.of((long) number.getAsDouble())
                : Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        JsonNode value = node.path(name);
        return value.isBoolean() ? Optional.of(value.asBoolean()) : Optional.empty();
    }

    Optional<OffsetDateTime> moment(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.asText().strip().replace(' ', 'T')));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<Instant> time(String name) {
        return moment(name).map(OffsetDateTime::toInstant);
    }

    /** The texts of an array; a single text is an array of one. */
    List<String> texts(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            return text(name).stream().toList();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .filter(JsonNode::isValueNode)
                .limit(MOST_ITEMS)
                .map(it -> CleanText.line(it.asText(), MOST_CHARACTERS))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    Optional<Span> span() {
        return time("at").map(at -> new Span(at, time("until").filter(end -> !end.isBefore(at))));
    }
}

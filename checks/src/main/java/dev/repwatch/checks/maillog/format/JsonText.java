package dev.repwatch.checks.maillog.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects of others, read with patience: what is not there is missing, what is no JSON is nothing. */
final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1000;

    private JsonText() {}

    static JsonNode read(String text) {
        try {
            JsonNode node = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** RFC 3339. */
    static Optional<Instant> time(JsonNode node) {
        try {
            return node.isTextual()
                    ? Optional.of(OffsetDateTime.parse(node.asText()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** One text, or several. */
    static List<String> texts(JsonNode node) {
        if (!node.isArray()) {
            return node.isTextual() ? List.of(node.asText()) : List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (each.isTextual() && texts.size() < MOST) {
                texts.add(each.asText());
            }
        }
        return texts;
    }
}

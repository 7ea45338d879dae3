package dev.repwatch.checks.maillog.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line as an object: of {@code journalctl -o json} (systemd.journal-fields(7)), or of mailcow's
 * {@code POSTFIX_MAILLOG} with time, program and message.
 */
final class JsonLine {

    private final Stamps stamps;

    /** Made when the first such line comes: most logs hold none. */
    private static final class Json {
        static final ObjectMapper READER = new ObjectMapper();
    }

    JsonLine(Stamps stamps) {
        this.stamps = stamps;
    }

    Optional<LogLine> read(String line) {
        try {
            JsonNode object = Json.READER.readTree(line);
            return object.has("MESSAGE") ? journal(object) : mailcow(object);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /**
     * What a program wrote, in a file of Docker's log driver {@code json-file}: {@code {"log":"…\n","stream":"stdout","time":"…"}}.
     *
     * @param time when Docker got it; empty when the line does not say
     */
    record Written(String text, String time) {}

    /** Empty when it is no line of a container. */
    Optional<Written> containerLine(String line) {
        if (!line.contains("\"log\"")) {
            return Optional.empty();
        }
        try {
            JsonNode object = Json.READER.readTree(line);
            JsonNode log = object.path("log");
            return log.isTextual()
                    ? Optional.of(new Written(
                            log.asText().stripTrailing(), object.path("time").asText("")))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private Optional<LogLine> journal(JsonNode object) {
        long micros = object.path("__REALTIME_TIMESTAMP").asLong(0);
        String program =
                object.path("SYSLOG_IDENTIFIER").asText(object.path("_COMM").asText(""));
        String text = message(object.path("MESSAGE"));
        return micros <= 0 || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogLine(stamps.whole(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)), program, text));
    }

    /** An array of numbers when the bytes are no UTF-8 or hold control characters; null when longer than journalctl shows. */
    private static String message(JsonNode message) {
        if (!message.isArray()) {
            return message.isTextual() ? message.asText() : "";
        }
        byte[] bytes = new byte[message.size()];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) message.get(at).asInt();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Optional<LogLine> mailcow(JsonNode object) {
        long seconds = object.path("time").asLong(0);
        String text = object.path("message").asText("");
        return seconds <= 0 || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogLine(
                        stamps.whole(Instant.ofEpochSecond(seconds)),
                        object.path("program").asText(""),
                        text));
    }
}

package dev.repwatch.checks.dnsbl.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON object on each line. Spamhaus ends its files with one of metadata that counts the records: without it the file was cut off
 * (https://www.spamhaus.org/faqs/do-not-route-or-peer-drop/).
 */
final class JsonLinesFormat implements LineFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REASONS = List.of("sblid", "asname", "reason", "comment", "description");
    private static final long NONE = -1;
    private static final long LATEST = 1L << 40;

    private final String field;
    private final boolean numbers;
    private final boolean counted;
    private long records = NONE;
    private long stamp = NONE;

    /** Lines whose {@code field} names the entry; {@code counted} when a last line must say how many there are. */
    private JsonLinesFormat(String field, boolean numbers, boolean counted) {
        this.field = field;
        this.numbers = numbers;
        this.counted = counted;
    }

    static JsonLinesFormat of(String field) {
        return field.isEmpty() || field.equals("cidr")
                ? new JsonLinesFormat("cidr", false, true)
                : new JsonLinesFormat(field, field.equals("asn"), field.equals("asn"));
    }

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonNode object = JSON.readTree(line);
            if (object.path("type").asText().equals("metadata")) {
                records = object.path("records").asLong(NONE);
                stamp = object.path("timestamp").asLong(NONE);
            } else {
                LineFormat.count(add(object, entries), count);
            }
        } catch (JsonProcessingException broken) {
            count.bad();
        }
    }

    private boolean add(JsonNode object, EntrySink entries) {
        JsonNode entry = object.path(field);
        if (!entry.isValueNode() || entry.asText().isBlank()) {
            return false;
        }
        String reason = REASONS.stream()
                .map(name -> object.path(name).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        if (numbers) {
            String number = entry.asText().toLowerCase(Locale.ROOT);
            entries.addName(number.startsWith("as") ? number : "as" + number, reason);
            return true;
        }
        return entries.add(entry.asText().trim(), reason, false);
    }

    @Override
    public Optional<Instant> made() {
        return stamp <= 0 || stamp > LATEST ? Optional.empty() : Optional.of(Instant.ofEpochSecond(stamp));
    }

    @Override
    public Optional<Doubt> end(LineCount count) {
        if (records == NONE) {
            return counted ? Optional.of(Doubt.CUT_OFF) : Optional.empty();
        }
        return records == count.entries() ? Optional.empty() : Optional.of(Doubt.COUNT_DIFFERS);
    }
}

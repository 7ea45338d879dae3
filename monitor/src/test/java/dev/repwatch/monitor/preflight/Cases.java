package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Evidence of tests. */
final class Cases {

    private static final JsonMapper JSON = new JsonMapper();

    private Cases() {}

    /** The first handed case, which is clean, with other values. */
    static Evidence changed(String values) {
        ObjectNode clean = json(lines("preflight-cases.tsv")
                        .findFirst()
                        .orElseThrow()
                        .get(5))
                .deepCopy();
        clean.setAll((ObjectNode) json(values));
        return read(clean.path("ip").asText(), clean);
    }

    static Evidence read(String ip, JsonNode json) {
        return EvidenceJson.read(ip, json, LocalDate.of(2026, 11, 29));
    }

    static Stream<List<String>> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(",", -1));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(text, noJson);
        }
    }
}

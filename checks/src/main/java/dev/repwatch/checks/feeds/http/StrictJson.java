package dev.repwatch.checks.feeds.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.feeds.FeedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** JSON from outside: bounded depth, size of the tree, numbers and text; a key that comes twice is an error, and so is anything after the end. */
public final class StrictJson {

    /** Of a report of 65,536 addresses; a small object of the tree takes about a hundred bytes. */
    private static final long MOST_TOKENS = 2_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(64)
                            .maxStringLength(1_000_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    static JsonNode parse(InputStream body, String host) throws FeedFailure {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isContainerNode()) {
                return node;
            }
        } catch (IOException broken) {
            // the message would quote the body
            throw FeedFailure.badAnswer(
                    host + " answered with broken JSON (" + broken.getClass().getSimpleName() + ")");
        }
        throw FeedFailure.badAnswer(host + " answered with something else than a JSON object");
    }

    /** A finite number at this place, given as a number or as text; empty when there is none. */
    public static Optional<Double> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.doubleValue()).filter(Double::isFinite);
        }
        if (node.isTextual() && node.textValue().strip().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            return Optional.of(Double.valueOf(node.textValue().strip()));
        }
        return Optional.empty();
    }
}

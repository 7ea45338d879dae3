package dev.repwatch.monitor.cli.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Answers for programs. */
public final class JsonText {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonText() {}

    /** @param value records, maps, lists and plain values; ends with a line end */
    public static String pretty(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }
}

package dev.repwatch.monitor.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.api.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Objects of the API as rows, for people or for spreadsheets. */
public final class Rows {

    private Rows() {}

    public static String table(List<String> fields, JsonNode objects) {
        return TextTable.of(
                fields.stream().map(field -> field.replace('_', ' ')).toList(), rows(fields, objects, Cells::of));
    }

    public static String csv(List<String> fields, JsonNode objects) {
        return CsvText.of(fields, rows(fields, objects, Rows::plain).stream());
    }

    private static List<List<String>> rows(
            List<String> fields, JsonNode objects, BiFunction<String, JsonNode, String> words) {
        List<List<String>> rows = new ArrayList<>();
        objects.forEach(object -> rows.add(fields.stream()
                .map(field -> cell(object.path(field), value -> words.apply(field, value)))
                .toList()));
        return rows;
    }

    private static String plain(String field, JsonNode value) {
        return value.isNull() ? "unknown" : value.asText();
    }

    private static String cell(JsonNode value, Function<JsonNode, String> words) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(words).collect(Collectors.joining(" "))
                : words.apply(value);
    }
}

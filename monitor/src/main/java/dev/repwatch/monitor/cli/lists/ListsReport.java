package dev.repwatch.monitor.cli.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.api.CsvText;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.TextTable;
import java.util.List;
import java.util.Map;

/** The lists as a table for people, or for programs. */
final class ListsReport {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> HEAD = List.of("LIST", "ON", "TIER", "KINDS", "SCOPE", "HEALTH", "KEY", "TERMS");

    private static final List<String> FIELDS = List.of(
            "list", "on", "tier", "kinds", "scope", "health", "key", "terms", "ended", "zone", "title", "state");

    private ListsReport() {}

    static String of(List<ListRow> rows, Output output) {
        return switch (output) {
            case table -> table(rows);
            case json -> json(rows);
            case csv -> csv(rows);
        };
    }

    private static String table(List<ListRow> rows) {
        return TextTable.of(HEAD, rows.stream().map(ListsReport::cells).toList());
    }

    private static List<String> cells(ListRow row) {
        return List.of(
                row.id(),
                row.state(),
                Integer.toString(row.tier()),
                String.join(" ", row.kinds()),
                String.join(" ", row.scope()),
                row.health(),
                row.key().equals("none") ? "" : row.key(),
                row.ended().isEmpty() ? row.terms() : row.ended());
    }

    private static String json(List<ListRow> rows) {
        try {
            return MAPPER.writeValueAsString(Map.of("lists", rows)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String csv(List<ListRow> rows) {
        return CsvText.of(FIELDS, rows.stream().map(ListsReport::fields));
    }

    private static List<String> fields(ListRow row) {
        return List.of(
                row.id(),
                Boolean.toString(row.on()),
                Integer.toString(row.tier()),
                String.join(" ", row.kinds()),
                String.join(" ", row.scope()),
                row.health(),
                row.key(),
                row.terms(),
                row.ended(),
                row.zone(),
                row.title(),
                row.state());
    }
}

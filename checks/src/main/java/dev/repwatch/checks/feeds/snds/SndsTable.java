package dev.repwatch.checks.feeds.snds;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.Reply;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of an SNDS report, by column name: CSV with names in any order, CSV without names in the order of before
 * 2026, or JSON. Names are compared without case, spaces and punctuation.
 */
final class SndsTable {

    private static final int MOST_ROWS = 100_000;
    private static final List<String> LISTS = List.of("value", "items", "data", "results");

    private SndsTable() {}

    /**
     * @param shape the names of the columns when the report has none, in order
     * @param anchors a first row with one of these names is a header
     */
    record Shape(List<String> shape, List<String> anchors) {}

    /** Takes one row after the other, so that a large report is never in memory as a whole of rows. */
    @FunctionalInterface
    interface Rows {
        void take(Map<String, String> row) throws FeedFailure;
    }

    static void read(Reply reply, Shape shape, Rows rows) throws FeedFailure {
        String start = reply.start();
        if (start.startsWith("{") || start.startsWith("[")) {
            json(reply.json(), rows);
        } else {
            csv(reply.text(), shape, rows);
        }
    }

    private static void json(JsonNode root, Rows rows) throws FeedFailure {
        JsonNode list = root.isArray()
                ? root
                : LISTS.stream()
                        .map(root::path)
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .orElse(root);
        if (!list.isArray() || list.size() > MOST_ROWS) {
            throw FeedFailure.badAnswer("the report is JSON without a list of rows");
        }
        for (JsonNode row : list) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties()
                    .forEach(it -> cells.put(plain(it.getKey()), it.getValue().asText("")));
            rows.take(cells);
        }
    }

    private static void csv(String text, Shape shape, Rows rows) throws FeedFailure {
        List<String> names = shape.shape();
        int taken = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .maxBufferSize(1024 * 1024)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // of a string the library takes a copy, twice as large
                .ofCsvRecord(new StringReader(closed(text)))) {
            for (CsvRecord record : reader) {
                if (taken == 0 && isHeader(record, shape)) {
                    names = record.getFields().stream().map(SndsTable::plain).toList();
                } else {
                    rows.take(row(names, whole(record.getFields(), names)));
                    taken++;
                }
                if (taken > MOST_ROWS) {
                    throw FeedFailure.badAnswer("the report has more than " + MOST_ROWS + " rows");
                }
            }
        } catch (CsvParseException | java.io.IOException broken) {
            throw FeedFailure.badAnswer("the report is not CSV");
        }
    }

    /**
     * No cell of SNDS goes over a line, so a quotation mark that its line does not close would take the lines after it for a
     * part of the cell, and what they say would be lost. Such a line becomes one that cannot be read.
     */
    private static String closed(String text) {
        return text.indexOf('"') < 0 || text.lines().allMatch(SndsTable::closes)
                ? text
                : text.lines().map(it -> closes(it) ? it : "?").collect(Collectors.joining("\n"));
    }

    private static boolean closes(String line) {
        return line.chars().filter(it -> it == '"').count() % 2 == 0;
    }

    private static boolean isHeader(CsvRecord record, Shape shape) {
        return record.getFields().stream().map(SndsTable::plain).anyMatch(shape.anchors()::contains);
    }

    /**
     * A row with too few cells is one that was cut: a number at its end may have lost digits. In one with too many nobody
     * knows which cell is which, unless those at the end are empty.
     */
    private static List<String> whole(List<String> cells, List<String> names) {
        boolean shifted = cells.stream().skip(names.size()).anyMatch(it -> !it.isBlank());
        return cells.size() < names.size() || shifted ? List.of() : cells;
    }

    private static Map<String, String> row(List<String> names, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        IntStream.range(0, Math.min(names.size(), cells.size()))
                .forEach(i -> row.put(names.get(i), cells.get(i).strip()));
        return row;
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

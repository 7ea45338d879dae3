package dev.repwatch.checks.posture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suites and cases that lie beside the checkout. */
public final class Shared {

    private static final Path ROOT = Path.of(System.getProperty("repwatch.shared", "../../shared"), "data", "posture");

    private Shared() {}

    public static Path file(String name) {
        return ROOT.resolve(name);
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The rows of a table with tabs, by the names of its columns; lines that start with # are comments. */
    public static List<Row> table(String name) {
        List<String> lines =
                text(name).lines().filter(line -> !line.startsWith("#")).toList();
        String[] head = lines.get(0).split("\t", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < head.length; column++) {
                row.put(head[column], column < cells.length ? cells[column] : "");
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    /** One row, by the names of its columns. */
    public record Row(Map<String, String> cells) {

        /** The cell, or an empty text. */
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}

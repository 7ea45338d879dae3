package dev.repwatch.checks.maillog.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of this program: tab-separated, with a header, of its own resources. */
public final class TableRows {

    private static final String FOLDER = "/dev/repwatch/checks/maillog/";

    private TableRows() {}

    /** Cells by column, in the order of the file. */
    public static List<Map<String, String>> of(String name) {
        List<String> lines = lines(name);
        List<String> head = cells(lines.get(0));
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> row(head, cells(line)))
                .toList();
    }

    private static Map<String, String> row(List<String> head, List<String> cells) {
        return IntStream.range(0, head.size())
                .boxed()
                .collect(Collectors.toMap(
                        head::get, at -> at < cells.size() ? cells.get(at) : "", (one, other) -> one, HashMap::new));
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\t", -1));
    }

    private static List<String> lines(String name) {
        try (InputStream resource = TableRows.class.getResourceAsStream(FOLDER + name)) {
            if (resource == null) {
                throw new IllegalStateException("no table " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

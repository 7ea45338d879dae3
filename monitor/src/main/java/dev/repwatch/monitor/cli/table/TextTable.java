package dev.repwatch.monitor.cli.table;

import dev.repwatch.alerts.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * A table in plain text. Columns are as wide as they need to be, wide characters counting as two; the last one wraps. Cells may
 * come from anywhere: what could act on a terminal is taken out.
 */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int LAST_COLUMN = 100;
    private static final int LEAST_LAST_COLUMN = 24;
    private static final int WIDTH = 120;

    private TextTable() {}

    /** @throws IllegalArgumentException when a row has not as many cells as the head */
    public static String of(List<String> head, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>();
        int last = lastColumn(head, rows);
        lines.addAll(lines(head, last));
        rows.forEach(row -> lines.addAll(lines(row, last)));
        if (lines.stream().anyMatch(line -> line.size() != head.size())) {
            throw new IllegalArgumentException("a row has not as many cells as the head");
        }
        int[] widths = IntStream.range(0, head.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> width(line.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining());
    }

    /** What a terminal of usual width leaves for it. */
    private static int lastColumn(List<String> head, List<List<String>> rows) {
        int others = IntStream.range(0, head.size() - 1)
                .map(column -> GAP.length()
                        + Stream.concat(Stream.of(head), rows.stream())
                                .filter(row -> row.size() > column)
                                .mapToInt(row -> width(Clean.line(row.get(column))))
                                .max()
                                .orElse(0))
                .sum();
        return Math.min(LAST_COLUMN, Math.max(LEAST_LAST_COLUMN, WIDTH - others));
    }

    /** A row, and below it what did not fit into its last cell. */
    private static List<List<String>> lines(List<String> row, int wide) {
        List<String> cells = row.stream().map(Clean::line).collect(Collectors.toCollection(ArrayList::new));
        int last = cells.size() - 1;
        List<String> pieces = wrapped(cells.get(last), wide);
        List<List<String>> lines = new ArrayList<>();
        for (String piece : pieces) {
            cells.set(last, piece);
            lines.add(List.copyOf(cells));
            cells.replaceAll(cell -> "");
        }
        return lines;
    }

    /** By columns of the terminal, of which a Japanese character takes two, and between words where there are any. */
    private static List<String> wrapped(String text, int wide) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String gap = piece.isEmpty() ? "" : " ";
            if (width(piece + gap + word) <= wide) {
                piece.append(gap).append(word);
                continue;
            }
            if (!piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            word.codePoints().mapToObj(Character::toString).forEach(character -> {
                if (width(piece + character) > wide) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                piece.append(character);
            });
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[column] - width(cell)));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private static int width(String cell) {
        // "@|" would begin a style
        return Ansi.OFF.new Text(cell.replace("@|", "@ ")).getCJKAdjustedLength();
    }
}

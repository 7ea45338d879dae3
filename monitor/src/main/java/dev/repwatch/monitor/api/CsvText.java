package dev.repwatch.monitor.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows by RFC 4180, safe to open in a spreadsheet: no cell begins a formula (OWASP, "CSV Injection"). A row is one
 * line, so that no cell looks like another row on a terminal. */
public final class CsvText {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private CsvText() {}

    public static String of(List<String> head, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head);
            rows.forEach(row -> csv.writeRecord(row.stream().map(CsvText::inert).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A cell of one line that no spreadsheet takes for a formula. */
    public static String inert(String cell) {
        String line = cell.replaceAll("\\R", " ");
        return FORMULA.matcher(cell).matches() ? "'" + line : line;
    }
}

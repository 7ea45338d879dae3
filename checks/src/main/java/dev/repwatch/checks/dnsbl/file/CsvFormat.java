package dev.repwatch.checks.dnsbl.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values set apart by commas; the headings are the last line of comment before the first record, or the first line. */
final class CsvFormat implements LineFormat {

    private final String column;
    private String heading = "";
    private int at = -1;
    private boolean begun;

    CsvFormat(String column) {
        this.column = column;
    }

    @Override
    public void line(String line, EntrySink entries, LineCount count) {
        String text = line.trim();
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("#")) {
            heading = begun ? heading : text.substring(1).trim();
            return;
        }
        if (!begun) {
            begun = true;
            at = place(heading);
            if (at < 0) {
                at = place(text);
                if (at >= 0) {
                    return;
                }
            }
        }
        List<String> cells = cells(text);
        LineFormat.count(
                at >= 0 && at < cells.size() && entries.add(cells.get(at).trim(), "", false), count);
    }

    /** The column by its heading, whatever its case, or by its number from 1. */
    private int place(String headings) {
        List<String> names = cells(headings).stream()
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .toList();
        int named = names.indexOf(column.toLowerCase(Locale.ROOT));
        return named >= 0 || !column.matches("[1-9]\\d?") ? named : Integer.parseInt(column) - 1;
    }

    private static List<String> cells(String line) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
            Optional<CsvRecord> record = reader.stream().findFirst();
            return record.map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException broken) {
            return new ArrayList<>();
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}

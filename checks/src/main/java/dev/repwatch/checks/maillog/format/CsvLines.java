package dev.repwatch.checks.maillog.format;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CSV line by line: a record may span several, a header may come again with other columns. */
final class CsvLines {

    private static final int LONGEST = 1 << 20;
    private static final List<String> USUAL = List.of(
            "type",
            "timeLogged",
            "timeQueued",
            "orig",
            "rcpt",
            "orcpt",
            "dsnAction",
            "dsnStatus",
            "dsnDiag",
            "dsnMta",
            "bounceCat",
            "srcType",
            "srcMta",
            "dlvType",
            "dlvSourceIp",
            "dlvDestinationIp",
            "dlvEsmtpAvailable",
            "dlvSize",
            "vmta",
            "jobId",
            "envId");

    private final StringBuilder open = new StringBuilder();
    private final String header;
    private Map<String, Integer> columns = columns(USUAL);

    /** @param header a column by whose name a header is known */
    CsvLines(String header) {
        this.header = header;
    }

    /** One record by the names of its columns. */
    record Row(Map<String, Integer> columns, List<String> cells) {

        /** Empty when there is no such column. */
        String get(String column) {
            Integer place = columns.get(column);
            return place == null || place >= cells.size() ? "" : cells.get(place);
        }
    }

    private static Map<String, Integer> columns(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int at = 0; at < names.size(); at++) {
            places.putIfAbsent(names.get(at).replace("\uFEFF", "").strip(), at);
        }
        return places;
    }

    /** Empty for a header, and while a record goes on. */
    Optional<Row> read(String line) {
        if (open.length() > 0) {
            open.append('\n');
        }
        open.append(line);
        if (quotes() % 2 != 0 && open.length() < LONGEST) {
            return Optional.empty();
        }
        String whole = open.toString();
        open.setLength(0);
        return cells(whole).flatMap(this::row);
    }

    /** Takes the names of columns from a line if it is a header. */
    void header(String line) {
        if (line.contains(header)) {
            cells(line.stripTrailing()).ifPresent(names -> columns = columns(names));
        }
    }

    private long quotes() {
        return open.chars().filter(c -> c == '"').count();
    }

    private static Optional<List<String>> cells(String record) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(record)) {
            return reader.stream().findFirst().map(CsvRecord::getFields);
        } catch (RuntimeException | IOException notCsv) {
            return Optional.empty();
        }
    }

    private Optional<Row> row(List<String> cells) {
        if (cells.contains(header)) {
            columns = columns(cells);
            return Optional.empty();
        }
        return Optional.of(new Row(columns, cells));
    }
}

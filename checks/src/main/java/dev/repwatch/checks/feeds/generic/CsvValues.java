package dev.repwatch.checks.feeds.generic;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a CSV table whose first line names the columns.
 *
 * @param column where the value is
 * @param targetColumn where the address or domain is; empty when the table has one row only
 */
record CsvValues(String column, Optional<String> targetColumn) implements ValueReader {

    private static final int LONGEST_FIELD = 100_000;
    private static final String EVERYBODY = "";

    @Override
    public Values read(Reply reply) throws FeedFailure {
        Map<String, String> values = new HashMap<>();
        boolean named = false;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().maxBufferSize(LONGEST_FIELD).ofNamedCsvRecord(new StringReader(reply.text()))) {
            for (NamedCsvRecord row : rows) {
                named |= row.getHeader().contains(column)
                        && targetColumn.map(row.getHeader()::contains).orElse(true);
                if (named && whole(row)) {
                    row.findField(column)
                            .filter(it -> !it.isBlank())
                            .ifPresent(it -> values.putIfAbsent(subject(row), it));
                }
            }
        } catch (CsvParseException | IOException broken) {
            throw FeedFailure.badAnswer("the answer is not CSV");
        }
        if (!named) {
            throw FeedFailure.badAnswer("the table is empty or has no column of the configured name");
        }
        return target -> Optional.ofNullable(values.get(targetColumn.isPresent() ? plain(target) : EVERYBODY));
    }

    /** A row with too few cells is one that was cut: a number at its end may have lost digits. */
    private static boolean whole(NamedCsvRecord row) {
        return row.getFields().size() >= row.getHeader().size();
    }

    private String subject(NamedCsvRecord row) {
        return targetColumn.map(it -> plain(row.findField(it).orElse(""))).orElse(EVERYBODY);
    }

    private static String plain(String target) {
        return target.strip().toLowerCase(Locale.ROOT);
    }
}

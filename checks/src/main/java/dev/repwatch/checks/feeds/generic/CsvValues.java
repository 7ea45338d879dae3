package dev.repwatch.checks.feeds.generic;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.http.Reply;
import java.io.IOException;
import java.util.Optional;

/**
 * A value in a CSV table whose first line names the columns.
 *
 * @param column where the value is
 * @param targetColumn where the address or domain is; empty when the table has one row only
 */
record CsvValues(String column, Optional<String> targetColumn) implements ValueReader {

    private static final int LONGEST_FIELD = 100_000;

    @Override
    public Optional<String> read(Reply reply, String target) throws FeedFailure {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().maxBufferSize(LONGEST_FIELD).ofNamedCsvRecord(reply.text())) {
            Optional<String> found = Optional.empty();
            boolean named = false;
            for (NamedCsvRecord row : rows) {
                named |= row.getHeader().contains(column)
                        && targetColumn.map(row.getHeader()::contains).orElse(true);
                if (named && found.isEmpty() && about(row, target)) {
                    found = row.findField(column).filter(it -> !it.isBlank());
                }
            }
            return required(named, found);
        } catch (CsvParseException | IOException broken) {
            throw FeedFailure.badAnswer("the answer is not CSV");
        }
    }

    private Optional<String> required(boolean named, Optional<String> found) throws FeedFailure {
        if (!named) {
            throw FeedFailure.badAnswer("the table is empty or has no column of the configured name");
        }
        return found;
    }

    private boolean about(NamedCsvRecord row, String target) {
        return targetColumn
                .map(it -> row.findField(it).orElse("").strip().equalsIgnoreCase(target))
                .orElse(true);
    }
}

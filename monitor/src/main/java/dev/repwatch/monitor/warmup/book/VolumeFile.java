package dev.repwatch.monitor.warmup.book;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.repwatch.monitor.warmup.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was really sent, as CSV with the columns {@code date,ip,provider,sent,accepted,deferred,refused,unknown} and, where they
 * are known, {@code complaints} and {@code listed} (ids with blanks between). A row that is missing is a day that is not known.
 */
public final class VolumeFile {

    private static final long LONGEST = 256L << 20;

    private static final String COLUMNS = "date,ip,provider,sent,accepted,deferred,refused,unknown[,complaints,listed]";

    private VolumeFile() {}

    /** One row. */
    public record Row(LocalDate date, String ip, String provider, Mail mail, Set<String> listed) {}

    /** @throws IOException with the line, when the file cannot be read or a value is none */
    public static List<Row> read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is longer than 256 MiB");
        }
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord each : csv) {
                rows.add(row(each));
            }
        } catch (NoSuchElementException missing) {
            throw new IOException(file + ", line 1: the columns are to be " + COLUMNS, missing);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (IllegalArgumentException | DateTimeParseException | CsvParseException wrong) {
            throw new IOException(file + ", line " + (rows.size() + 2) + ": " + wrong.getMessage(), wrong);
        }
        return rows;
    }

    private static Row row(NamedCsvRecord row) {
        long accepted = count(row, "accepted");
        OptionalDouble complaints = text(row, "complaints").stream()
                .mapToLong(Long::parseLong)
                .mapToDouble(number -> accepted == 0 ? 0 : Math.min(1, (double) number / accepted))
                .findFirst();
        Mail mail = new Mail(
                count(row, "sent"),
                accepted,
                count(row, "deferred"),
                count(row, "refused"),
                count(row, "unknown"),
                complaints,
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
        Set<String> listed =
                text(row, "listed").map(ids -> Set.of(ids.split(" ", -1))).orElse(Set.of());
        return new Row(
                LocalDate.parse(row.getField("date")), row.getField("ip"), row.getField("provider"), mail, listed);
    }

    private static long count(NamedCsvRecord row, String column) {
        long number = Long.parseLong(row.getField(column).strip());
        if (number < 0) {
            throw new IllegalArgumentException(column + " is less than nothing");
        }
        return number;
    }

    private static Optional<String> text(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).filter(value -> !value.isEmpty());
    }
}

package dev.repwatch.checks.posture.requirement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.repwatch.checks.posture.PostureCode;
import dev.repwatch.checks.posture.PostureCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads tables of requirements; the one that is shipped is {@code requirements.tsv} beside this class. */
public final class Requirements {

    private static final List<Requirement> SHIPPED = parse(shippedText());

    private Requirements() {}

    /** Those of all receivers that are known, as of the dates in their rows. */
    public static List<Requirement> shipped() {
        return SHIPPED;
    }

    /** What a condition may name: what DNS shows, and the codes of findings. */
    public static Set<String> facts() {
        return Stream.concat(Facts.NAMES.stream(), PostureCodes.all().stream().map(PostureCode::id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param table tab-separated, with the head of the shipped one; lines that begin with # are comments
     * @throws IllegalArgumentException when a condition cannot be read
     */
    public static List<Requirement> parse(String table) {
        String rows = String.join(
                "\n", table.lines().filter(line -> !line.startsWith("#")).toList());
        try (Stream<NamedCsvRecord> records =
                CsvReader.builder().fieldSeparator('\t').quoteCharacter('\u0001').ofNamedCsvRecord(rows).stream()) {
            return records.filter(row -> !row.getField("met_when").isEmpty())
                    .map(Requirements::row)
                    .toList();
        }
    }

    private static Requirement row(NamedCsvRecord row) {
        return new Requirement(
                row.getField("receiver"),
                row.getField("id"),
                row.getField("applies_to"),
                row.getField("level"),
                row.getField("condition"),
                row.getField("refusal"),
                Condition.parse(row.getField("met_when")),
                row.getField("source"),
                row.getField("source_date"),
                row.getField("confidence"));
    }

    private static String shippedText() {
        try (InputStream in = Requirements.class.getResourceAsStream("requirements.tsv")) {
            if (in == null) {
                throw new IllegalStateException("requirements.tsv is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

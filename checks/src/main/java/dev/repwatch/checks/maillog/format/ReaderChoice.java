package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.line.Stamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How a log is to be read.
 *
 * @param format empty: told from the content of each file
 * @param mapping for programs that no format fits; it comes before the format
 * @param zone of stamps that name none
 */
public record ReaderChoice(
        Optional<LogFormat> format, Optional<FieldPaths> mapping, ZoneId zone, SourceAddresses sources) {

    public ReaderChoice(Optional<LogFormat> format, ZoneId zone, SourceAddresses sources) {
        this(format, Optional.empty(), zone, sources);
    }

    /** A reader of one file, and which lines it has to be shown. */
    public record Chosen(LogReader reader, List<String> marks) {}

    /**
     * @param first lines of the file
     * @param changed when it was last changed
     */
    public Chosen of(List<String> first, Instant changed) {
        Stamps stamps = new Stamps(zone, changed);
        LogReader reader = mapping.map(fields -> Formats.mapped(fields, stamps, sources))
                .or(() -> format.map(known -> Formats.reader(known, stamps, sources)))
                .orElseGet(() -> FormatGuess.reader(first, stamps, sources));
        return new Chosen(reader, FormatGuess.marks(reader, first));
    }

    /** Whether lines that a file begins with tell by themselves how it is read; not where somebody says how. */
    public boolean toldBy(List<String> first) {
        return format.isEmpty() && mapping.isEmpty() && FormatGuess.tells(first);
    }
}

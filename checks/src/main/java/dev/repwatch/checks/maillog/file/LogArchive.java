package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.format.FormatGuess;
import dev.repwatch.checks.maillog.format.Formats;
import dev.repwatch.checks.maillog.format.LogReader;
import dev.repwatch.checks.maillog.line.Stamps;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole files once, from their first line to their last. */
public final class LogArchive {

    private static final int PEEK = 1 << 18;
    private static final int MOST_LINES = 2000;

    private final Optional<LogFormat> format;
    private final ZoneId zone;
    private final SourceAddresses sources;

    /**
     * @param format empty: told from the content of each file
     * @param zone of stamps that name none
     */
    public LogArchive(Optional<LogFormat> format, ZoneId zone, SourceAddresses sources) {
        this.format = format;
        this.zone = zone;
        this.sources = sources;
    }

    /** @throws IOException when the file cannot be read */
    public void read(Path file, Consumer<Attempt> sink) throws IOException {
        Stamps stamps = new Stamps(zone, Files.getLastModifiedTime(file).toInstant());
        try (InputStream in = new BufferedInputStream(Unpacked.open(file), PEEK)) {
            List<String> first = firstLines(in);
            LogReader reader = format.isPresent()
                    ? Formats.reader(format.get(), stamps, sources)
                    : FormatGuess.reader(first, stamps, sources);
            new LineScanner(FormatGuess.marks(reader, first), line -> reader.read(line, sink)).readAll(in);
        }
    }

    private static List<String> firstLines(InputStream in) throws IOException {
        in.mark(PEEK);
        String head = new String(in.readNBytes(PEEK), StandardCharsets.UTF_8);
        in.reset();
        return Arrays.stream(head.split("\n", MOST_LINES + 1))
                .limit(MOST_LINES)
                .map(String::stripLeading)
                .toList();
    }
}

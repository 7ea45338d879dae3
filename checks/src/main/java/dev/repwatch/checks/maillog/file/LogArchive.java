package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole files once, from their first line to their last. */
public final class LogArchive {

    private final ReaderChoice choice;

    public LogArchive(ReaderChoice choice) {
        this.choice = choice;
    }

    public LogArchive(Optional<LogFormat> format, ZoneId zone, SourceAddresses sources) {
        this(new ReaderChoice(format, zone, sources));
    }

    /**
     * @return how many bytes it holds when it is unpacked
     * @throws IOException when the file cannot be read
     */
    public long read(Path file, Consumer<Attempt> sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Unpacked.open(file), FirstLines.PEEK)) {
            ReaderChoice.Chosen chosen =
                    choice.of(FirstLines.of(in), Files.getLastModifiedTime(file).toInstant());
            return new LineScanner(
                            chosen.marks(), (block, from, to) -> chosen.reader().read(block, from, to, sink))
                    .readAll(in);
        }
    }
}

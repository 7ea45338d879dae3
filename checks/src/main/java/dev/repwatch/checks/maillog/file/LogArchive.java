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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole files once, from their first line to their last. */
public final class LogArchive {

    private static final int LONGEST_FIRST_LINE = 1000;

    private final ReaderChoice choice;

    public LogArchive(ReaderChoice choice) {
        this.choice = choice;
    }

    public LogArchive(Optional<LogFormat> format, ZoneId zone, SourceAddresses sources) {
        this(new ReaderChoice(format, zone, sources));
    }

    /** @throws IOException when the file cannot be read */
    public ArchiveRead read(Path file, Consumer<Attempt> sink) throws IOException {
        try (Unpacked unpacked = Unpacked.open(file);
                InputStream in = new BufferedInputStream(unpacked, FirstLines.PEEK)) {
            List<String> first = FirstLines.of(in);
            ReaderChoice.Chosen chosen =
                    choice.of(first, Files.getLastModifiedTime(file).toInstant());
            LastAttempt last = new LastAttempt(sink);
            LineScanner lines = new LineScanner(
                    chosen.marks(), (block, from, to) -> chosen.reader().read(block, from, to, last));
            long bytes = lines.readAll(in);
            boolean recognised = last.time != null || choice.toldBy(first);
            return new ArchiveRead(
                    bytes,
                    Optional.ofNullable(last.time),
                    unpacked.cutOff(),
                    lines.tooLong(),
                    recognised,
                    firstLine(first));
        }
    }

    private static String firstLine(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST_FIRST_LINE)))
                .orElse("");
    }

    /** Passes attempts on and keeps the time of the last one. */
    private static final class LastAttempt implements Consumer<Attempt> {

        private final Consumer<Attempt> next;
        private @Nullable Instant time;

        LastAttempt(Consumer<Attempt> next) {
            this.next = next;
        }

        @Override
        public void accept(Attempt attempt) {
            time = attempt.time();
            next.accept(attempt);
        }
    }
}

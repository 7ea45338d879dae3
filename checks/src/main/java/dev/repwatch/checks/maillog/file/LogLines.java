package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.line.LineSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who takes the lines of one file.
 *
 * @param marks as of {@link LineScanner}
 */
public record LogLines(List<String> marks, LineSink sink) {

    /**
     * Lines of the format that the first ones show, read into attempts.
     *
     * @param first where its first lines may be read; its time tells the year of stamps without one
     * @param resumed whether its first lines were taken by an earlier run: then only its header is read from them
     */
    public static LogLines of(ReaderChoice choice, Path first, boolean resumed, Consumer<Attempt> attempts)
            throws IOException {
        List<String> lines = FirstLines.of(first);
        ReaderChoice.Chosen chosen =
                choice.of(lines, Files.getLastModifiedTime(first).toInstant());
        if (resumed && !lines.isEmpty()) {
            chosen.reader().header(lines.get(0));
        }
        return new LogLines(chosen.marks(), (block, from, to) -> chosen.reader().read(block, from, to, attempts));
    }

    /** Finds out how a file is to be read. */
    public interface Choice {

        /**
         * @param first where its first lines may be read
         * @param resumed whether its first lines were taken by an earlier run
         */
        LogLines of(Path first, boolean resumed) throws IOException;
    }
}

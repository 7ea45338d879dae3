package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who takes the lines of one file.
 *
 * @param marks as of {@link LineScanner}
 */
public record LogLines(List<String> marks, Consumer<String> sink) {

    /** Finds out how a file is to be read. */
    public interface Choice {

        /**
         * @param first where its first lines may be read
         * @param resumed whether its first lines were taken by an earlier run
         */
        LogLines of(Path first, boolean resumed) throws IOException;
    }
}

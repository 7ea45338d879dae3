package dev.repwatch.checks.dnsbl.file;

import java.time.Instant;
import java.util.Optional;

/** Reads a form of file that is more than a list of entries, line by line. */
public interface ZoneReader {

    /** Makes one. */
    @FunctionalInterface
    interface Type {

        /**
         * A reader of one file.
         *
         * @param part which part of the file is meant
         * @param lines counts what was read
         */
        ZoneReader of(String part, LineCount lines);
    }

    /** Takes the next line. */
    void line(String text);

    /** Whether the file says itself that it holds no longer. */
    boolean isStaleAt(Instant now);

    /** Whether the server that such files are written for would not load it. */
    boolean isRefused();

    /** When it was made, if it says so. */
    Optional<Instant> made();

    /** What was read. */
    ListContent content();
}

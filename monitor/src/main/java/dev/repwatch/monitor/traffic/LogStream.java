package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.LogFollower.Notice;
import java.time.Instant;
import java.util.List;

/** One log that is followed. Used by one thread at a time. */
interface LogStream extends AutoCloseable {

    /** Its path, or what names it. */
    String name();

    /**
     * Reads and writes what is new, for a moment at most.
     *
     * @return what was seen besides lines
     */
    Seen pass(Instant now);

    /** When something was last read from it, or since when it is followed. */
    Instant lastLine();

    /** Whether anything was read from it since it is followed. */
    boolean heard();

    /** Bytes that are there and not yet read; 0 where nobody can tell. */
    long behind();

    @Override
    void close();

    /** @param more whether there is more to read at once */
    record Seen(boolean more, List<NamedRefusal> named, List<String> outages, List<Notice> notices) {

        static final Seen NOTHING = new Seen(false, List.of(), List.of(), List.of());
    }
}

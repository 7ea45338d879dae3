package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.line.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads what one server writes through syslog. */
interface ProgramReader {

    /** Whether lines of this program are its own. */
    boolean reads(String program);

    void read(LogLine line, Consumer<Attempt> sink);

    /** The same of a line whose text lies in a block of bytes. */
    default void read(Instant time, String program, byte[] block, int from, int to, Consumer<Attempt> sink) {
        read(new LogLine(time, program, new String(block, from, to - from, StandardCharsets.UTF_8)), sink);
    }

    /** As {@link LogReader#marks()}. */
    List<String> marks();
}

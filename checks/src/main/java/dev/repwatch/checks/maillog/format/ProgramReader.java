package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.line.LogLine;
import java.util.List;
import java.util.function.Consumer;

/** Reads what one server writes through syslog. */
interface ProgramReader {

    /** Whether lines of this program are its own. */
    boolean reads(String program);

    void read(LogLine line, Consumer<Attempt> sink);

    /** As {@link LogReader#marks()}. */
    List<String> marks();
}

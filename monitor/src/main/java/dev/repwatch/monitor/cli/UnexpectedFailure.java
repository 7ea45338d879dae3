package dev.repwatch.monitor.cli;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.config.section.NobodyToAsk;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What nobody thought of: one line, and an exit code that claims nothing; Java's own 1 would mean that something is listed. */
public final class UnexpectedFailure implements IExecutionExceptionHandler {

    /** The launcher says the same; this is for those who start the jar themselves. */
    private static final String NO_MEMORY = "the memory that it may use is not enough; allow more with java -Xmx1g, or"
            + " REPWATCH_JAVA_OPTS=-Xmx1g for ./repwatch";

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println("repwatch: " + line.getCommandName() + ": " + sentence(failure));
        err.flush();
        return ExitCode.COULD_NOT_TELL;
    }

    /** Says what failed; its place is in the log, for whoever asks for so much. */
    public static String sentence(Throwable failure) {
        // asked for only now: the log takes longer to set up than many commands take to run
        LoggerFactory.getLogger(UnexpectedFailure.class).debug("a command failed", failure);
        if (failure instanceof OutOfMemoryError) {
            return NO_MEMORY;
        }
        if (failure instanceof NobodyToAsk known) {
            return String.valueOf(known.getMessage());
        }
        return "failed unexpectedly (" + Clean.line(failure.toString()) + "); REPWATCH_LOG_LEVEL=DEBUG shows where";
    }
}

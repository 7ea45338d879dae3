package dev.repwatch.monitor;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.cli.UnexpectedFailure;
import java.util.List;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Java would end with 1 after an error such as too little memory, and 1 means that something is listed. */
    private static int run(String[] arguments) {
        try {
            return RepwatchCommand.commandLine(List.of(arguments)).execute(arguments);
        } catch (Error failure) {
            System.err.println("repwatch: " + UnexpectedFailure.sentence(failure));
            return ExitCode.COULD_NOT_TELL;
        }
    }
}

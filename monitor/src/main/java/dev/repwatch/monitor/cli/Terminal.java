package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.cli.table.VisibleWriter;
import dev.repwatch.monitor.cli.usage.HelpCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Whatever a command prints, nothing in it steers the terminal; how a command is used is our own text and keeps its colours. */
final class Terminal {

    private Terminal() {}

    static CommandLine guarded(CommandLine line) {
        IExecutionStrategy usual = line.getExecutionStrategy();
        return line.setExecutionStrategy(parsed -> executed(line, usual, parsed))
                .setParameterExceptionHandler((wrong, arguments) -> refused(wrong));
    }

    private static int executed(CommandLine line, IExecutionStrategy usual, ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        if (deepest(parsed).commandSpec().userObject() instanceof HelpCommand) {
            return usual.execute(parsed);
        }
        PrintWriter out = line.getOut();
        PrintWriter err = line.getErr();
        line.setOut(VisibleWriter.around(out)).setErr(VisibleWriter.around(err));
        try {
            return usual.execute(parsed);
        } finally {
            line.getOut().flush();
            line.getErr().flush();
            line.setOut(out).setErr(err);
        }
    }

    private static ParseResult deepest(ParseResult parsed) {
        return parsed.hasSubcommand() ? deepest(parsed.subcommand()) : parsed;
    }

    private static int refused(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = VisibleWriter.around(command.getErr());
        err.println(String.valueOf(wrong.getMessage()).replaceAll("\\R", " "));
        err.flush();
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            command.usage(command.getErr());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}

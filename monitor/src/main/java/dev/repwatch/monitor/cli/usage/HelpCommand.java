package dev.repwatch.monitor.cli.usage;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.bind.DidYouMean;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch help [COMMAND…]}: how to use a command; the command of a command as well. */
@Command(name = "help", description = "Shows how to use a command, such as: help delist show.")
public final class HelpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command, word by word (default: all of them).")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        CommandLine asked = spec.commandLine().getParent();
        for (String word : words) {
            asked = below(asked, word);
        }
        PrintWriter out = spec.commandLine().getOut();
        asked.usage(out);
        out.flush();
        return ExitCode.CLEAN;
    }

    private CommandLine below(CommandLine above, String word) {
        Map<String, CommandLine> known = above.getSubcommands();
        CommandLine found = known.get(word);
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    above.getCommandSpec().qualifiedName() + " has no command \"" + word + "\""
                            + DidYouMean.hint(word, known.keySet()));
        }
        return found;
    }
}

package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.cli.usage.UsageOptions;
import dev.repwatch.monitor.i18n.Language;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch}: without a command it says how to use it. */
@Command(
        name = "repwatch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tells you before your customers do that your mail is about to stop arriving.")
public final class RepwatchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: repwatch demo");
    }

    /** Every command, ready to execute. */
    public static CommandLine commandLine() {
        return with(Commands.NAMES);
    }

    /** What is needed to execute these arguments: one command when they begin with its name, else every command. */
    public static CommandLine commandLine(List<String> arguments) {
        return with(arguments.stream().limit(1).filter(Commands::standsAlone).toList());
    }

    private static CommandLine with(List<String> names) {
        CommandLine line = new CommandLine(new RepwatchCommand());
        (names.isEmpty() ? Commands.NAMES : names).forEach(name -> line.addSubcommand(Commands.named(name)));
        line.registerConverter(Language.class, RepwatchCommand::language);
        return Terminal.guarded(UsageOptions.on(line).setExecutionExceptionHandler(new UnexpectedFailure()));
    }

    /** As in the configuration, and in capitals. */
    private static Language language(String text) {
        return Arrays.stream(Language.values())
                .filter(each -> each.tag().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException("expected en or ja but was '" + text + "'"));
    }
}

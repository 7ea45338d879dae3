package dev.repwatch.monitor.cli.suppression;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch suppression}: which addresses do not exist any more. */
@Command(
        name = "suppression",
        description =
                "Finds the addresses that do not exist, from the logs of mail servers, for other programs to leave out.",
        subcommands = {
            SuppressionListCommand.class,
            SuppressionAddCommand.class,
            SuppressionRemoveCommand.class,
            SuppressionExportCommand.class
        })
public final class SuppressionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: repwatch suppression export FILE --as csv");
    }
}

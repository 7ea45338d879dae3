package dev.repwatch.monitor.cli.placement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch placement}: where test mails end at each provider. */
@Command(
        name = "placement",
        description = {
            "Sends test mails to mailboxes of your own and looks where each provider put them.",
            "Mailboxes are only read; nothing is sent to any address that is not a seed."
        },
        subcommands = {
            PlacementRunCommand.class,
            PlacementStatusCommand.class,
            PlacementShowCommand.class,
            PlacementReportCommand.class,
            PlacementSeedsCommand.class,
            PlacementLoginCommand.class
        })
public final class PlacementCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: repwatch placement run newsletter");
    }
}

package dev.repwatch.monitor.cli.web;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch web}. */
@Command(
        name = "web",
        description = "Makes what the pages need: the hash of a password for [[web.user]].",
        subcommands = WebPasswordCommand.class)
public final class WebCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to make, for example: repwatch web password");
    }
}

package dev.repwatch.monitor.cli.warmup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup …}: from a cold address to its goal, provider by provider. */
@Command(
        name = "warmup",
        description = "Says how much an address may send to each provider while it is warmed up.",
        subcommands = {WarmupDecideCommand.class})
public final class WarmupCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: repwatch warmup decide FILE");
    }
}

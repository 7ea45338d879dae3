package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.config.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch validate}: says everything that is wrong with the configuration, or what it comes to. */
@Command(name = "validate", description = "Checks the configuration and shows what it comes to.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Override
    public Integer call() {
        return config.read(spec).map(this::show).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int show(Settings settings) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(config.file() + " is valid");
        out.println("targets   " + settings.targets().size());
        out.println("channels  " + settings.file().channels().size());
        out.flush();
        return ExitCode.CLEAN;
    }
}

package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.PrintWriter;
import java.util.List;
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
        return new ConfigReader(System.getenv()).read(config.file()).match(this::read, this::refused);
    }

    private Integer read(ConfigOutcome.Read read) {
        print(spec.commandLine().getErr(), read.warnings(), "warning: ");
        Settings settings = read.settings();
        PrintWriter out = spec.commandLine().getOut();
        out.println(config.file() + " is valid");
        out.println("targets   " + settings.targets().size());
        out.println("channels  " + settings.file().channels().size());
        out.flush();
        return ExitCode.CLEAN;
    }

    private Integer refused(ConfigOutcome.Refused refused) {
        print(spec.commandLine().getErr(), refused.problems(), "");
        return ExitCode.BAD_CONFIGURATION;
    }

    private static void print(PrintWriter to, List<Problem> problems, String prefix) {
        problems.forEach(problem -> to.println(prefix + problem));
        to.flush();
    }
}

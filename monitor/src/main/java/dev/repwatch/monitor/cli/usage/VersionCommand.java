package dev.repwatch.monitor.cli.usage;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch version}: what {@code --version} says, for those who type it as a word. */
@Command(name = "version", description = "Shows the version of repwatch and of Java, as --version does.")
public final class VersionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String line : new Version().getVersion()) {
            out.println(line);
        }
        out.flush();
        return ExitCode.CLEAN;
    }
}

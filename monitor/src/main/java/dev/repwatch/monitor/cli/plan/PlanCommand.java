package dev.repwatch.monitor.cli.plan;

import dev.repwatch.monitor.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch plan}: what decides which target is asked about at which list next. */
@Command(
        name = "plan",
        description = "The planner of questions on its own, to be tried against a world of one's own.",
        subcommands = PlanStepCommand.class)
public final class PlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}

package dev.repwatch.monitor.cli.dns;

import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch budget}: the questions of a day, before the first leaves. */
@Command(
        name = "budget",
        description = {
            "Shows how often every list will be asked in a day, and what its operator allows. Asks nothing.",
            "Exit code: 0, or 78 when the plan breaks a limit that is not accepted."
        })
public final class BudgetCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.NONE).map(this::show).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int show(Settings settings) {
        QueryPlan plan = settings.plan();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                output == TextOrJson.json
                        ? PlanReport.json(plan, settings.rounds())
                        : PlanReport.table(plan, settings.rounds()));
        out.flush();
        return plan.refused().isEmpty() ? ExitCode.CLEAN : ExitCode.BAD_CONFIGURATION;
    }
}

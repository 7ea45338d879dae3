package dev.repwatch.monitor.cli.dns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.dnsbl.budget.QueryPlan;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.plan.BudgetJson.BudgetAnswer;
import dev.repwatch.monitor.plan.BudgetJson.Explanation;
import dev.repwatch.monitor.plan.PlanRoutes;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.util.Optional;
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
            "Shows how often every list will be asked in a day, and what its operator allows; and, where the daemon"
                    + " runs, what was asked and how soon a new listing is found. Asks no list.",
            "Exit code: 0, or 78 when the plan breaks a limit that is not accepted; with --explain 2 when the daemon"
                    + " does not answer."
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

    @Option(
            names = "--explain",
            paramLabel = "TARGET",
            description = "Says why the daemon asks about this target when it does.")
    private Optional<String> explain = Optional.empty();

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.NONE).map(this::show).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int show(Settings settings) {
        if (explain.isPresent()) {
            return explained(settings, explain.get());
        }
        QueryPlan plan = settings.plan();
        PrintWriter out = spec.commandLine().getOut();
        Optional<BudgetAnswer> spent = spent(settings);
        out.print(
                output == TextOrJson.json
                        ? PlanReport.json(plan, settings.rounds(), spent)
                        : PlanReport.table(plan, settings.rounds())
                                + spent.map(SpentReport::table).orElse(""));
        out.flush();
        return plan.refused().isEmpty() ? ExitCode.CLEAN : ExitCode.BAD_CONFIGURATION;
    }

    /** Where no daemon answers, nothing was asked and nothing is missing. */
    private static Optional<BudgetAnswer> spent(Settings settings) {
        try {
            return Optional.of(DaemonQuery.record(
                    BudgetAnswer.class, DaemonQuery.answer(settings, daemon -> daemon.get(PlanRoutes.BUDGET))));
        } catch (ApiTrouble | IllegalStateException none) {
            return Optional.empty();
        }
    }

    private int explained(Settings settings, String target) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            JsonNode answer = DaemonQuery.answer(
                    settings, daemon -> daemon.get(PlanRoutes.EXPLAIN + "?target=" + DaemonQuery.encoded(target)));
            out.print(
                    output == TextOrJson.json
                            ? answer.toPrettyString() + System.lineSeparator()
                            : SpentReport.explained(DaemonQuery.record(Explanation.class, answer)));
            out.flush();
            return ExitCode.CLEAN;
        } catch (ApiTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.COULD_NOT_TELL;
        }
    }
}

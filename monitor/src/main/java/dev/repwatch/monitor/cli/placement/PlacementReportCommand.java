package dev.repwatch.monitor.cli.placement;

import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch placement report RUN SEED RESULT}: what a person saw on a phone that no program can read. */
@Command(
        name = "report",
        description = {
            "Says what a phone shows of a test mail, for carriers whose mailbox no program can read.",
            "It counts and is kept like what the daemon sees by itself."
        })
public final class PlacementReportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(index = "0", paramLabel = "RUN", description = "As placement status shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String run;

    @Parameters(index = "1", paramLabel = "SEED", description = "A name of [[seeds]].")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String seed;

    @Parameters(index = "2", paramLabel = "RESULT", description = "inbox, tab, spam, missing or blocked.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String result;

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> api.post("/api/v1/placements/sightings", Map.of("run", run, "seed", seed, "result", result)),
                (answer, out) -> out.println(
                        output.json() ? answer.toPrettyString() : "Noted: " + seed + " has it in " + result + "."));
    }
}

package dev.repwatch.monitor.cli.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.Rows;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch placement show RUN}: each mail of a run, and how it moved. */
@Command(
        name = "show",
        description =
                "Shows each mail of a run of the last 30 days, what the provider wrote into it, and how it moved.")
public final class PlacementShowCommand implements Callable<Integer> {

    static final List<String> MAILS =
            List.of("seed", "provider", "placement", "reason", "detail", "seconds", "client", "words");
    private static final List<String> CHANGES = List.of("at", "seed", "placement", "detail");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "RUN", description = "As placement status shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String run;

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon, spec, api -> api.get("/api/v1/placements/runs/" + DaemonQuery.encoded(run)), this::show);
    }

    private void show(JsonNode answer, PrintWriter out) {
        if (output.json()) {
            out.println(answer.toPrettyString());
            return;
        }
        out.println(
                answer.path("stream").asText() + ", " + answer.path("started").asText());
        out.println(Rows.table(MAILS, answer.path("seeds")));
        out.println(Rows.table(CHANGES, answer.path("changes")));
    }
}

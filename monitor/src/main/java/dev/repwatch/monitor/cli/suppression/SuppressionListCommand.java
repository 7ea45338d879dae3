package dev.repwatch.monitor.cli.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.Rows;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch suppression list}: the addresses that the daemon knows to be gone. */
@Command(
        name = "list",
        description =
                "Lists the addresses that are given up, with why. They are personal data: it takes the API token.")
public final class SuppressionListCommand implements Callable<Integer> {

    private static final List<String> FIELDS =
            List.of("address", "class", "provider", "first", "last", "count", "last_reply");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Option(names = "--held", description = "Those that are held back because their receiver had an outage, instead.")
    private boolean held;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Override
    public Integer call() {
        return DaemonQuery.ask(daemon, spec, api -> SuppressionPages.all(api, held), this::show);
    }

    private void show(JsonNode answer, PrintWriter out) {
        switch (output) {
            case json -> out.println(answer.toPrettyString());
            case csv -> out.print(Rows.csv(FIELDS, answer.path("addresses")));
            case table -> {
                out.print(Rows.table(FIELDS, answer.path("addresses")));
                out.println("suppressed: " + answer.path("suppressed").asLong() + ", held back: "
                        + answer.path("held").asLong());
            }
        }
    }
}

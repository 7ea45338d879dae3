package dev.repwatch.monitor.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch history TARGET}: every listing of one target, and its score over time. */
@Command(name = "history", description = "Shows when a target was listed, where, for how long and how often.")
public final class HistoryCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Parameters(paramLabel = "TARGET", description = "An address or a domain, as status shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String target;

    @Option(names = "--days", defaultValue = "90", description = "How far back (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Override
    public Integer call() {
        String path = "/api/v1/history?target=" + DaemonQuery.encoded(target) + "&days=" + days;
        return DaemonQuery.ask(daemon, spec, api -> api.get(path), (json, out) -> out.print(shown(json)));
    }

    private String shown(JsonNode history) {
        return switch (output) {
            case json -> history.toPrettyString() + System.lineSeparator();
            case csv -> HistorySheet.csv(history);
            case table -> HistorySheet.table(history);
        };
    }
}

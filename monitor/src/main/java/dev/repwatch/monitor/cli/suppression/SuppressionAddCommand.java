package dev.repwatch.monitor.cli.suppression;

import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.traffic.TrafficRoutes.SuppressionChanged;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch suppression add ADDRESS}. */
@Command(
        name = "add",
        description = "Suppresses an address by hand, for example after a complaint; no later acceptance takes it off.")
public final class SuppressionAddCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(arity = "1", paramLabel = "ADDRESS", description = "Such as user@example.com.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String address;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for whoever reads it later.")
    private String note = "";

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> api.post("/api/v1/suppression/add", Map.of("address", address, "note", note)),
                (answer, out) -> out.println(
                        output.json()
                                ? answer.toPrettyString()
                                : said(DaemonQuery.record(SuppressionChanged.class, answer))));
    }

    private String said(SuppressionChanged answer) {
        return answer.changed() ? "suppressed: " + address : "nothing is known of " + address;
    }
}

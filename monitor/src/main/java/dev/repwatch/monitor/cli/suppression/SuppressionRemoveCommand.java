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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch suppression remove ADDRESS}. */
@Command(
        name = "remove",
        description = "Takes an address off and deletes everything that is known of it, as its owner may ask.")
public final class SuppressionRemoveCommand implements Callable<Integer> {

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

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> api.post("/api/v1/suppression/remove", Map.of("address", address)),
                (answer, out) -> out.println(
                        output.json()
                                ? answer.toPrettyString()
                                : said(DaemonQuery.record(SuppressionChanged.class, answer))));
    }

    private String said(SuppressionChanged answer) {
        return answer.changed() ? "deleted: " + address : "nothing is known of " + address;
    }
}

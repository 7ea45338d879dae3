package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running daemon, for commands that change something: it keeps who did it, and answers with what came of it. */
final class DaemonClient extends RunningDaemon {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: you).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String who;

    @Override
    int ask(DaemonQuery.Call question, BiConsumer<JsonNode, PrintWriter> show) {
        return super.ask(
                api -> question.on(api.by(who)),
                output.json() ? (json, out) -> out.println(json.toPrettyString()) : show);
    }
}

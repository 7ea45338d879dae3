package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command that asks the running daemon has: which one, and plain words when it fails. */
class RunningDaemon {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    /** Asks and shows; the exit code of the command. */
    int ask(DaemonQuery.Call question, BiConsumer<JsonNode, PrintWriter> show) {
        return DaemonQuery.ask(daemon, spec, question, show);
    }

    /** The same, as JSON when that is asked for. */
    int ask(DaemonQuery.Call question, OutputOption output, BiConsumer<JsonNode, PrintWriter> show) {
        return ask(question, output.json() ? (json, out) -> out.println(json.toPrettyString()) : show);
    }
}

package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command that asks the running daemon has: the configuration, and plain words when it fails. */
class RunningDaemon {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    /** Asks and shows; the exit code of the command. */
    int ask(DaemonQuery.Call question, BiConsumer<JsonNode, PrintWriter> show) {
        return DaemonQuery.ask(config, spec, question, show);
    }
}

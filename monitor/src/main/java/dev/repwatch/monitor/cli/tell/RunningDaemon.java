package dev.repwatch.monitor.cli.tell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
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

    /** One question to the daemon. */
    @FunctionalInterface
    interface Question {
        JsonNode ask(ApiClient api) throws ApiTrouble;
    }

    /** Asks and shows; the exit code of the command. */
    int ask(Question question, BiConsumer<JsonNode, PrintWriter> show) {
        Optional<Settings> settings = config.readQuietly(spec);
        if (settings.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        Path base = settings.get()
                .file()
                .storage()
                .path()
                .toAbsolutePath()
                .resolveSibling(".")
                .normalize();
        PrintWriter out = spec.commandLine().getOut();
        try (ApiClient api = ApiClient.of(settings.get().file().web(), base)) {
            show.accept(question.ask(api), out);
            out.flush();
            return ExitCode.CLEAN;
        } catch (ApiTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.COULD_NOT_TELL;
        }
    }
}

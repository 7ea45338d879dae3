package dev.repwatch.monitor.cli.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Asks the daemon of the configuration one thing, and shows the answer or says why there is none. */
final class DaemonQuestion {

    /** What to ask. */
    @FunctionalInterface
    interface Call {
        JsonNode on(ApiClient daemon) throws ApiTrouble;
    }

    private DaemonQuestion() {}

    /** Returns the exit code: could not tell when the daemon does not answer. */
    static int ask(ConfigOption config, CommandSpec spec, Call call, Function<JsonNode, String> shown) {
        Optional<Settings> settings = config.readQuietly(spec);
        if (settings.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        Path storage = settings.get().file().storage().path().toAbsolutePath();
        try (ApiClient daemon = ApiClient.of(settings.get().file().web(), storage.resolveSibling("."))) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(shown.apply(call.on(daemon)));
            out.flush();
            return ExitCode.CLEAN;
        } catch (ApiTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.COULD_NOT_TELL;
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

package dev.repwatch.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;

/** Asks the daemon of the configuration one thing, and shows the answer or says why there is none. */
public final class DaemonQuery {

    /** What to ask. */
    @FunctionalInterface
    public interface Call {
        JsonNode on(ApiClient daemon) throws ApiTrouble;
    }

    private DaemonQuery() {}

    /** Returns the exit code: could not tell when the daemon does not answer. */
    public static int ask(ConfigOption config, CommandSpec spec, Call call, BiConsumer<JsonNode, PrintWriter> show) {
        Optional<Settings> settings = config.readQuietly(spec);
        if (settings.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        try {
            PrintWriter out = spec.commandLine().getOut();
            show.accept(answer(settings.get(), call), out);
            out.flush();
            return ExitCode.CLEAN;
        } catch (ApiTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            spec.commandLine().getErr().flush();
            return ExitCode.COULD_NOT_TELL;
        }
    }

    /** @throws ApiTrouble when the daemon of this configuration does not answer, or refuses */
    public static JsonNode answer(Settings settings, Call call) throws ApiTrouble {
        try (ApiClient daemon =
                ApiClient.of(settings.file().web(), settings.file().storage().home())) {
            return call.on(daemon);
        }
    }

    /** For a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

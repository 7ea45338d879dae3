package dev.repwatch.monitor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.api.ApiJson;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;

/** Asks the running daemon one thing, and shows the answer or says why there is none. */
public final class DaemonQuery {

    /** What to ask. */
    @FunctionalInterface
    public interface Call {
        JsonNode on(ApiClient daemon) throws ApiTrouble;
    }

    private DaemonQuery() {}

    /** Returns the exit code: could not tell when the daemon does not answer. */
    public static int ask(DaemonOption daemon, CommandSpec spec, Call call, BiConsumer<JsonNode, PrintWriter> show) {
        PrintWriter err = spec.commandLine().getErr();
        try (ApiClient client = daemon.open()) {
            PrintWriter out = spec.commandLine().getOut();
            show.accept(call.on(client), out);
            out.flush();
            return ExitCode.CLEAN;
        } catch (ApiTrouble trouble) {
            err.println(trouble.getMessage());
            return ExitCode.COULD_NOT_TELL;
        } catch (DaemonOption.Refused refused) {
            refused.problems().forEach(err::println);
            return ExitCode.BAD_CONFIGURATION;
        } finally {
            err.flush();
        }
    }

    /** @throws ApiTrouble when the daemon of this configuration does not answer, or refuses */
    public static JsonNode answer(Settings settings, Call call) throws ApiTrouble {
        try (ApiClient daemon =
                ApiClient.of(settings.file().web(), settings.file().storage().home())) {
            return call.on(daemon);
        }
    }

    /** Shows an answer that is read into a record of the API. */
    public static <T> BiConsumer<JsonNode, PrintWriter> read(Class<T> type, BiConsumer<T, PrintWriter> show) {
        return (json, out) -> show.accept(record(type, json), out);
    }

    /** @throws IllegalStateException when the daemon is of another version than the command, so that nothing fits */
    public static <T> T record(Class<T> type, JsonNode json) {
        try {
            return ApiJson.MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the daemon answers otherwise than this command reads", e);
        }
    }

    /** Words from outside never reach the terminal as commands. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** For a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

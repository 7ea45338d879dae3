package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.table.OutputOption;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repwatch guard …}: what the guard does to the pools of the mail server. */
@Command(name = "guard", description = "Shows what the guard holds back from sending, and undoes it.")
public final class GuardCommand {

    @Command(description = "Shows each pool: what is used, what is held. In a dry run, what would be held.")
    int show(@Mixin RunningDaemon daemon, @Mixin OutputOption output) {
        return daemon.ask(api -> api.get("/api/v1/guard"), output, GuardCommand::print);
    }

    @Command(
            description = {
                "Takes back the last change: the pool files are as before and the mail server is told so.",
                "The guard leaves it so until what it would do changes."
            })
    int undo(@Mixin DaemonClient daemonClient) {
        return daemonClient.ask(api -> api.post("/api/v1/guard/undo", Map.of()), GuardCommand::print);
    }

    private static void print(JsonNode json, PrintWriter out) {
        switch (json.path("state").asText()) {
            case "off" -> out.println("The guard is off: [guard] names no files, hook or webhooks.");
            case "dry_run" -> out.println("Dry run: nothing is changed; the guard would do this.");
            case "undone" -> out.println("Undone: the guard would do this, and waits until that changes.");
            default -> out.println("The guard is on.");
        }
        if (!json.path("not_held").isEmpty()) {
            out.println("NOT held, because your hook or webhook did not take it (the daemon's log says why): "
                    + words(json.path("not_held")));
        }
        json.path("pools").properties().forEach(pool -> {
            out.println("pool " + pool.getKey());
            out.println("  used  " + words(pool.getValue().path("used")));
            out.println("  held  " + words(pool.getValue().path("held")));
            if (!pool.getValue().path("kept").isEmpty()) {
                out.println("  used although listed, as too few others are left: "
                        + words(pool.getValue().path("kept")));
            }
        });
    }

    private static String words(JsonNode addresses) {
        List<String> words = new ArrayList<>();
        addresses.forEach(it -> words.add(it.asText().replaceAll("\\p{Cntrl}", " ")));
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}

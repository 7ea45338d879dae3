package dev.repwatch.monitor.cli.tell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch delist …}: the way off each list. */
@Command(name = "delist", description = "Shows and moves delisting tasks.")
public final class DelistCommand {

    private static final String NOTE = "What was done, or why.";

    @Command(description = "Shows the open tasks, each with its next step.")
    int list(@Mixin Daemon daemon) {
        return daemon.ask(api -> api.get("/api/v1/tasks"), DelistCommand::table);
    }

    @Command(description = "Shows one task with its history and the drafted removal request.")
    int show(@Mixin Daemon daemon, @Parameters(paramLabel = "TASK") long task) {
        return daemon.ask(api -> api.get("/api/v1/tasks/" + task), DelistCommand::whole);
    }

    @Command(description = "Says that the cause of a listing is fixed.")
    int fixed(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemon, task, "fixed", note, "");
    }

    @Command(description = "Says that the list was asked for removal.")
    int requested(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemon, task, "requested", note, "");
    }

    @Command(description = "Says that the list refused the removal.")
    int rejected(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemon, task, "rejected", note, "");
    }

    @Command(description = "Stops reminders for a while.")
    int snooze(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Option(names = "--for", defaultValue = "1d", description = "How long, at most 30d (default: 1d).")
                    String lasting,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemon, task, "snooze", note, lasting);
    }

    @Command(description = "Writes a note.")
    int note(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Parameters(paramLabel = "NOTE") String note) {
        return act(daemon, task, "note", note, "");
    }

    private static int act(Daemon daemon, long task, String action, String note, String lasting) {
        Map<String, String> body = new HashMap<>(Map.of("who", daemon.who(), "note", note));
        if (!lasting.isEmpty()) {
            body.put("for", lasting);
        }
        return daemon.ask(
                api -> api.post("/api/v1/tasks/" + task + "/" + action, body),
                (json, out) -> out.println("task " + task + ": " + text(json, "state") + ". " + text(json, "next")));
    }

    private static void table(JsonNode json, PrintWriter out) {
        if (json.path("tasks").isEmpty()) {
            out.println("No open tasks: nothing is listed, or nothing can be removed.");
            return;
        }
        out.printf(Locale.ROOT, "%5s  %-20s %-24s %-14s %-20s%n", "TASK", "TARGET", "LIST", "STATE", "SINCE");
        for (JsonNode task : json.path("tasks")) {
            out.printf(
                    Locale.ROOT,
                    "%5d  %-20s %-24s %-14s %-20s%n       %s%n",
                    task.path("id").asLong(),
                    text(task, "subject"),
                    text(task, "list"),
                    text(task, "state"),
                    text(task, "opened_at"),
                    text(task, "next"));
        }
    }

    private static void whole(JsonNode task, PrintWriter out) {
        out.println(text(task, "subject") + " on " + text(task, "list_title") + " (" + text(task, "list") + ")");
        out.println("state      " + text(task, "state") + " since " + text(task, "state_at"));
        out.println("listed     since " + text(task, "opened_at"));
        out.println("next step  " + text(task, "next"));
        for (JsonNode note : task.path("notes")) {
            out.println("  " + text(note, "at") + "  " + text(note, "who") + "  " + text(note, "what") + "  "
                    + text(note, "note"));
        }
        JsonNode draft = task.path("draft");
        if (!draft.isMissingNode()) {
            out.println();
            out.println("Draft, to be sent by you: " + text(draft, "to") + " " + text(draft, "page"));
            out.println(text(draft, "subject"));
            out.println();
            out.println(draft.path("text").asText().replaceAll("[\\p{Cntrl}&&[^\\n]]", " "));
        }
    }

    /** Words from outside never reach the terminal as commands. */
    static String text(JsonNode json, String name) {
        return json.path(name).asText("").replaceAll("\\p{Cntrl}", " ");
    }
}

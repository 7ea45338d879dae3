package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.delisting.TaskJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch delist …}: the way off each list. */
@Command(name = "delist", description = "Shows and moves delisting tasks.")
public final class DelistCommand {

    private static final String TASK = "Its number, as delist list shows it.";

    private static final String NOTE = "What was done, or why.";

    private static final String OUTPUT = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).";

    @Command(description = "Shows the open tasks, each with its next step.")
    int list(
            @Mixin RunningDaemon daemon,
            @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
                    Optional<String> state,
            @Option(names = "--list", paramLabel = "LIST", description = "Only those about this list.")
                    Optional<String> list,
            @Option(names = "--owner", paramLabel = "OWNER", description = "Only those of this owner.")
                    Optional<String> owner,
            @Option(
                            names = "--closed",
                            paramLabel = "TIME",
                            description = "Also those that ended within this time, such as 30d.")
                    Optional<String> closed,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description = OUTPUT)
                    Output output) {
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("state", state);
        query.put("list", list);
        query.put("owner", owner);
        query.put("closed", closed);
        return daemon.ask(api -> api.get("/api/v1/tasks" + asked(query)), TaskSheet.list(output));
    }

    private static String asked(Map<String, Optional<String>> query) {
        List<String> parts = new ArrayList<>();
        query.forEach((name, value) ->
                value.ifPresent(it -> parts.add(name + "=" + URLEncoder.encode(it, StandardCharsets.UTF_8))));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    @Command(description = "Shows one task with its history and the drafted removal request.")
    int show(
            @Mixin RunningDaemon daemon,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description = "table or json (default: table).")
                    Output output) {
        return daemon.ask(api -> api.get("/api/v1/tasks/" + task), (json, out) -> {
            if (output == Output.json) {
                out.println(json.toPrettyString());
            } else {
                TaskPage.print(DaemonQuery.record(TaskJson.class, json), out);
            }
        });
    }

    @Command(description = "Shows how long it took to get off the lists, over the last year.")
    int times(
            @Mixin RunningDaemon daemon,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description = OUTPUT)
                    Output output,
            @Option(
                            names = "--by",
                            defaultValue = "list",
                            description = "The mean of each list, pool or owner (default: list).")
                    By by) {
        return by == By.list
                ? daemon.ask(api -> api.get("/api/v1/delisting-times"), TaskSheet.times(output))
                : daemon.ask(api -> api.get("/api/v1/history/times?by=" + by), TaskSheet.means(output));
    }

    /** What mean times are taken over. */
    enum By {
        list,
        pool,
        owner
    }

    @Command(description = "Says that the cause of a listing is fixed.")
    int fixed(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemonClient, task, "fixed", note, "");
    }

    @Command(description = "Says that the list was asked for removal.")
    int requested(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemonClient, task, "requested", note, "");
    }

    @Command(description = "Says that the list refused the removal.")
    int rejected(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemonClient, task, "rejected", note, "");
    }

    @Command(description = "Stops reminders for a while.")
    int snooze(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(names = "--for", defaultValue = "1d", description = "How long, at most 30d (default: 1d).")
                    String lasting,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemonClient, task, "snooze", note, lasting);
    }

    @Command(
            description = {
                "Takes back what was done last: fixed, requested, rejected or snooze.",
                "Notes stay. Asked again, it takes back what was done before that."
            })
    int undo(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemonClient, task, "undo", note, "");
    }

    @Command(description = "Writes a note.")
    int note(
            @Mixin DaemonClient daemonClient,
            @Parameters(paramLabel = "TASK", description = TASK) long task,
            @Parameters(paramLabel = "NOTE", description = "The note.") String note) {
        return act(daemonClient, task, "note", note, "");
    }

    private static String said(TaskJson task, String action) {
        String what = "task " + task.id() + " (" + plain(task.subject()) + " on " + plain(task.list_title()) + ")";
        String state = plain(task.state()).replace('_', ' ');
        if (!task.changed().orElse(true)) {
            return what + ": that was said already; it is " + state + ", and nobody was told again";
        }
        String told = action.equals("note") ? "the note is kept" : "its conversation is told";
        return what + ": it is " + state + "; " + told + ". " + plain(task.next());
    }

    private static int act(DaemonClient daemonClient, long task, String action, String note, String lasting) {
        Map<String, String> body = new HashMap<>(Map.of("note", note));
        if (!lasting.isEmpty()) {
            body.put("for", lasting);
        }
        return daemonClient.ask(
                api -> api.post("/api/v1/tasks/" + task + "/" + action, body),
                DaemonQuery.read(TaskJson.class, (acted, out) -> out.println(said(acted, action))));
    }
}

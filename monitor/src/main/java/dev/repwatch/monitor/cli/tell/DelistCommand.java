package dev.repwatch.monitor.cli.tell;

import java.util.HashMap;
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
        return daemon.ask(api -> api.get("/api/v1/tasks"), TaskSheet::table);
    }

    @Command(description = "Shows one task with its history and the drafted removal request.")
    int show(@Mixin Daemon daemon, @Parameters(paramLabel = "TASK") long task) {
        return daemon.ask(api -> api.get("/api/v1/tasks/" + task), TaskSheet::whole);
    }

    @Command(description = "Shows how long it took to get off the lists, over the last year.")
    int times(
            @Mixin RunningDaemon daemon,
            @Option(
                            names = "--by",
                            defaultValue = "list",
                            description = "The mean of each list, pool or owner (default: list).")
                    By by) {
        return by == By.list
                ? daemon.ask(api -> api.get("/api/v1/delisting-times"), TaskSheet::times)
                : daemon.ask(api -> api.get("/api/v1/history/times?by=" + by), TaskSheet::means);
    }

    /** What mean times are taken over. */
    enum By {
        list,
        pool,
        owner
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

    @Command(
            description = {
                "Takes back what was done last: fixed, requested, rejected or snooze.",
                "Notes stay. Asked again, it takes back what was done before that."
            })
    int undo(
            @Mixin Daemon daemon,
            @Parameters(paramLabel = "TASK") long task,
            @Option(names = "--note", defaultValue = "", description = NOTE) String note) {
        return act(daemon, task, "undo", note, "");
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
                (json, out) -> out.println(
                        "task " + task + ": " + TaskSheet.text(json, "state") + ". " + TaskSheet.text(json, "next")));
    }
}

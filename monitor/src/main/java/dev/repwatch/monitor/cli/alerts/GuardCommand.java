package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.delisting.guard.GuardRoutes.GuardState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repwatch guard …}: what the guard does to the pools of the mail server. */
@Command(name = "guard", description = "Shows what the guard holds back from sending, and undoes it.")
public final class GuardCommand {

    @Command(description = "Shows each pool: what is used, what is held. In a dry run, what would be held.")
    int show(@Mixin RunningDaemon daemon, @Mixin OutputOption output) {
        return daemon.ask(
                api -> api.get("/api/v1/guard"), output, DaemonQuery.read(GuardState.class, GuardCommand::print));
    }

    @Command(
            description = {
                "Takes back the last change: the pool files are as before and the mail server is told so.",
                "The guard leaves it so until what it would do changes."
            })
    int undo(@Mixin DaemonClient daemonClient) {
        return daemonClient.ask(
                api -> api.post("/api/v1/guard/undo", Map.of()),
                DaemonQuery.read(GuardState.class, GuardCommand::print));
    }

    private static void print(GuardState guard, PrintWriter out) {
        switch (guard.state()) {
            case "off" -> out.println("The guard is off: [guard] names no files, hook or webhooks.");
            case "dry_run" -> out.println("Dry run: nothing is changed; the guard would do this.");
            case "undone" -> out.println("Undone: the guard would do this, and waits until that changes.");
            default -> out.println("The guard is on.");
        }
        if (!guard.not_held().isEmpty()) {
            out.println("NOT held, because your hook or webhook did not take it (the daemon's log says why): "
                    + words(guard.not_held()));
        }
        guard.pools().forEach((name, pool) -> {
            out.println("pool " + name);
            out.println("  used  " + words(pool.used()));
            out.println("  held  " + words(pool.held()));
            if (!pool.kept().isEmpty()) {
                out.println("  used although listed, as too few others are left: " + words(pool.kept()));
            }
        });
    }

    private static String words(List<String> addresses) {
        return addresses.isEmpty() ? "none" : plain(String.join(", ", addresses));
    }
}

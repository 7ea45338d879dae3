package dev.repwatch.monitor.cli.alerts;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.notify.AlertRoutes.AlertActed;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch snooze}: stops escalation and reminders for a while. */
@Command(name = "snooze", description = "Stops escalation and reminders of an alert for a while.")
public final class SnoozeCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonClient daemonClient;

    @Parameters(paramLabel = "ALERT", description = "Its name, as repwatch ack shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String subject;

    @Option(names = "--for", defaultValue = "4h", description = "How long, at most 30d (default: 4h).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String lasting;

    @Option(names = "--note", defaultValue = "", description = "Why.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String note;

    @Override
    public Integer call() {
        Map<String, String> body = Map.of("action", "snooze", "subject", subject, "for", lasting, "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/alerts/act", body),
                DaemonQuery.read(AlertActed.class, (acted, out) -> out.println(DaemonQuery.plain(acted.done()))));
    }
}

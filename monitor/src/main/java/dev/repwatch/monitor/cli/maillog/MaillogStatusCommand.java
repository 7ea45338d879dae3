package dev.repwatch.monitor.cli.maillog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.traffic.TrafficRoutes.MaillogStatus;
import dev.repwatch.monitor.traffic.TrafficRoutes.SourceJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog status}: the logs that the daemon follows, and a day by sending address and provider. */
@Command(
        name = "status",
        description = {
            "Shows the logs that the daemon follows, and what 24 hours of them said by sending address and provider.",
            "\"accepted\" means that the receiver took it over; where it put it nobody knows."
        })
public final class MaillogStatusCommand implements Callable<Integer> {

    static final List<String> TRAFFIC = List.of(
            "source",
            "provider",
            "attempts",
            "accepted",
            "deferred",
            "refused",
            "expired",
            "unknown_users",
            "blocked",
            "level",
            "median_seconds",
            "p95_seconds");
    static final List<String> REFUSALS = List.of("hour", "source", "provider", "named", "refused", "sample");
    private static final List<String> LOGS = List.of("log", "state", "last_line", "behind");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Override
    public Integer call() {
        return DaemonQuery.ask(daemon, spec, api -> api.get("/api/v1/maillog"), this::show);
    }

    private void show(JsonNode answer, PrintWriter out) {
        if (output.json()) {
            out.println(answer.toPrettyString());
            return;
        }
        MaillogStatus status = DaemonQuery.record(MaillogStatus.class, answer);
        if (!status.on()) {
            out.println("The daemon follows no log: [maillog] files in the configuration names some.");
            return;
        }
        out.println(Rows.table(LOGS, answer.path("logs")));
        status.sources().forEach(source -> out.println(remark(source)));
        out.println(Rows.table(TRAFFIC, answer.path("traffic")));
        long waiting =
                status.waiting().values().stream().mapToLong(Long::longValue).sum();
        out.println("waiting for another attempt: " + waiting);
        out.println("suppressed: " + status.suppressed() + ", held back: " + status.held());
    }

    private static String remark(SourceJson it) {
        String ident = it.ident().isEmpty() ? "lines without an ident" : Clean.line(it.ident(), Clean.TEXT);
        String known = it.known().equals("assumed")
                ? "assumed: it is the only target, and replies name no other address"
                : "learned from replies";
        String foreign = it.target() ? "" : "; it is none of the targets: is there a relay or NAT in between?";
        return ident + ": " + it.source() + ", " + known + foreign;
    }
}

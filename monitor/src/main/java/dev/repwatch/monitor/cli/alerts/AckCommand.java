package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.notify.AlertRoutes.AlertActed;
import dev.repwatch.monitor.notify.AlertRoutes.AlertList;
import dev.repwatch.monitor.notify.AlertRoutes.OpenAlert;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code repwatch ack}: somebody has it in hand. */
@Command(name = "ack", description = "Acknowledges an alert; without an argument, shows what is open.")
public final class AckCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonClient daemonClient;

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "ALERT",
            description = "Its name, as repwatch ack shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String subject;

    @Option(names = "--note", defaultValue = "", description = "What you are doing about it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String note;

    @Override
    public Integer call() {
        if (subject.isEmpty()) {
            return daemonClient.ask(
                    api -> api.get("/api/v1/alerts"), DaemonQuery.read(AlertList.class, AckCommand::show));
        }
        Map<String, String> body = Map.of("action", "ack", "subject", subject, "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/alerts/act", body),
                DaemonQuery.read(AlertActed.class, (acted, out) -> out.println(plain(acted.done()))));
    }

    private static void show(AlertList list, PrintWriter out) {
        if (list.alerts().isEmpty()) {
            out.println("Nothing is open.");
            return;
        }
        Instant now = InstantSource.system().instant();
        List<List<String>> rows = list.alerts().stream().map(it -> row(it, now)).toList();
        out.print(TextTable.of(List.of("alert", "severity", "open for", "owner", "state", "headline"), rows));
    }

    private static List<String> row(OpenAlert alert, Instant now) {
        return List.of(
                plain(alert.subject()),
                plain(alert.severity()),
                Cells.lasting(Duration.between(Instant.parse(alert.opened_at()), now)),
                plain(alert.owner()),
                state(alert),
                plain(alert.headline()));
    }

    private static String state(OpenAlert alert) {
        String who = plain(alert.acknowledged_by());
        String until = TaskSheet.when(alert.snoozed_until());
        return Stream.of(who.isEmpty() ? "" : "acknowledged by " + who, until.isEmpty() ? "" : "snoozed until " + until)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

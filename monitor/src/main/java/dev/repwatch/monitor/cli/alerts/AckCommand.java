package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.TextTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
            return daemonClient.ask(api -> api.get("/api/v1/alerts"), AckCommand::show);
        }
        Map<String, String> body = Map.of("action", "ack", "subject", subject, "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/alerts/act", body), (json, out) -> out.println(TaskSheet.text(json, "done")));
    }

    private static void show(JsonNode json, PrintWriter out) {
        if (json.path("alerts").isEmpty()) {
            out.println("Nothing is open.");
            return;
        }
        Instant now = InstantSource.system().instant();
        List<List<String>> rows = new ArrayList<>();
        json.path("alerts").forEach(it -> rows.add(row(it, now)));
        out.print(TextTable.of(List.of("alert", "severity", "open for", "owner", "state", "headline"), rows));
    }

    private static List<String> row(JsonNode alert, Instant now) {
        Instant opened = Instant.parse(TaskSheet.text(alert, "opened_at"));
        return List.of(
                TaskSheet.text(alert, "subject"),
                TaskSheet.text(alert, "severity"),
                Cells.lasting(Duration.between(opened, now)),
                TaskSheet.text(alert, "owner"),
                state(alert),
                TaskSheet.text(alert, "headline"));
    }

    private static String state(JsonNode alert) {
        String who = TaskSheet.text(alert, "acknowledged_by");
        String until = TaskSheet.when(alert, "snoozed_until");
        return Stream.of(who.isEmpty() ? "" : "acknowledged by " + who, until.isEmpty() ? "" : "snoozed until " + until)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }
}

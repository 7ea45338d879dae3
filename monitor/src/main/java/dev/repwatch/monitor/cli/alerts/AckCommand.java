package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
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
        Map<String, String> body = Map.of("action", "ack", "subject", subject, "who", daemonClient.who(), "note", note);
        return daemonClient.ask(
                api -> api.post("/api/v1/alerts/act", body), (json, out) -> out.println(TaskSheet.text(json, "done")));
    }

    private static void show(JsonNode json, PrintWriter out) {
        if (json.path("alerts").isEmpty()) {
            out.println("Nothing is open.");
        }
        json.path("alerts")
                .forEach(it -> out.println(TaskSheet.text(it, "subject") + "  " + TaskSheet.text(it, "headline")
                        + said("acknowledged by ", it, "acknowledged_by")
                        + said("snoozed until ", it, "snoozed_until")));
    }

    private static String said(String words, JsonNode alert, String member) {
        String value = TaskSheet.text(alert, member);
        return value.isEmpty() ? "" : "  (" + words + value + ")";
    }
}

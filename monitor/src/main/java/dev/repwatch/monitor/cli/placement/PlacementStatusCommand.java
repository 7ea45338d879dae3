package dev.repwatch.monitor.cli.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch placement status}: where the mail of each stream ends, as the daemon knows. */
@Command(
        name = "status",
        description = {
            "Shows where the last test mails of each stream ended at each provider, as counts of seeds.",
            "The daemon tests each stream as often as [placement] every says."
        })
public final class PlacementStatusCommand implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("stream", "provider", "result", "inbox", "took", "run", "tested");

    private static final List<String> PASSED_OVER =
            List.of("unreadable", "not_vouched", "entries_passed_over", "unclear");

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
        return DaemonQuery.ask(daemon, spec, api -> api.get("/api/v1/placements"), this::show);
    }

    private static String tested(JsonNode stream) {
        return stream.path("last_run").isTextual()
                ? Cells.at(Instant.parse(stream.path("last_run").asText()))
                : "";
    }

    private void show(JsonNode answer, PrintWriter out) {
        if (output.json()) {
            out.println(answer.toPrettyString());
            return;
        }
        if (answer.path("streams").isEmpty()) {
            out.println("The daemon tests no stream: [[streams]] and [[seeds]] in the configuration name some.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode stream : answer.path("streams")) {
            if (stream.path("providers").isEmpty()) {
                rows.add(List.of(
                        stream.path("stream").asText(),
                        "",
                        stream.path("failure").asText().isEmpty() ? "not known yet" : "not tested",
                        "",
                        "",
                        stream.path("run").asText(""),
                        tested(stream)));
            }
            for (JsonNode at : stream.path("providers")) {
                rows.add(List.of(
                        stream.path("stream").asText(),
                        at.path("provider").asText(),
                        at.path("result").asText(),
                        at.path("in_inbox").asInt() + " of "
                                + at.path("counted").asInt(),
                        at.path("seconds").isNumber() ? at.path("seconds").asLong() + " s" : "",
                        at.path("run").asText(),
                        tested(stream)));
            }
        }
        out.print(TextTable.of(COLUMNS, rows));
        for (JsonNode stream : answer.path("streams")) {
            if (!stream.path("failure").asText().isEmpty()) {
                out.println(stream.path("stream").asText() + " is not tested: "
                        + stream.path("failure").asText());
            }
        }
        for (JsonNode seed : answer.path("seeds")) {
            if (seed.path("up").isBoolean() && !seed.path("up").asBoolean()) {
                out.println("the mailbox " + seed.path("seed").asText() + " cannot be read: "
                        + seed.path("cause").asText());
            }
            passedOver(seed, out);
        }
    }

    /** What the provider's reports of blocked mail say and nothing follows from. */
    private static void passedOver(JsonNode seed, PrintWriter out) {
        List<String> counts = PASSED_OVER.stream()
                .filter(it -> seed.path("reports").path(it).asInt() > 0)
                .map(it -> it + " " + seed.path("reports").path(it).asInt())
                .toList();
        if (!counts.isEmpty()) {
            out.println("reports of blocked mail in " + seed.path("seed").asText() + " say nothing in part: "
                    + String.join(", ", counts));
        }
    }
}

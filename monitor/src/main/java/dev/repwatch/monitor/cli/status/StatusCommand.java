package dev.repwatch.monitor.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.tracker.TrackerJson.ExplainedJson;
import dev.repwatch.monitor.web.ApiClient;
import dev.repwatch.monitor.web.ApiTrouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch status [TARGET]}: the scores now, worst first; of one target, where every lost point went. */
@Command(name = "status", description = "Shows every target with its score, or explains the score of one.")
public final class StatusCommand implements Callable<Integer> {

    private static final List<String> TARGETS =
            List.of("target", "name", "pool", "score", "confidence", "listed", "unknown_lists", "last_check");
    private static final int MOST_LEARNED = 10;
    private static final List<String> LOSSES = List.of("points", "source", "since", "cause", "note");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "An address or a domain.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Override
    public Integer call() {
        String path = "/api/v1/status"
                + target.map(one -> "?target=" + DaemonQuery.encoded(one)).orElse("");
        return DaemonQuery.ask(
                daemon,
                spec,
                api -> {
                    ObjectNode both = JsonNodeFactory.instance.objectNode();
                    both.set("status", api.get(path));
                    both.set("learned", output == Output.table ? learned(api) : both.arrayNode());
                    return both;
                },
                (json, out) -> {
                    out.print(shown(json.path("status")));
                    out.print(
                            output == Output.table
                                    ? temporary(json.path("status").path("targets"))
                                    : "");
                    out.print(suggestions(json.path("learned")));
                });
    }

    /** What is not configured is worth knowing beside what is; no reason to say nothing where it cannot be had. */
    private static JsonNode learned(ApiClient api) {
        try {
            return api.get("/api/v1/posture/suggestions").path("suggestions");
        } catch (ApiTrouble silent) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private String suggestions(JsonNode learned) {
        List<String> lines = StreamSupport.stream(learned.spliterator(), false)
                .filter(it -> target.isEmpty()
                        || target.get().equals(it.path("domain").asText())
                        || target.get().equals(it.path("value").asText()))
                .map(it -> "  " + Clean.line(it.path("words").asText()))
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        String more = lines.size() > MOST_LEARNED
                ? "  and %d more: repwatch posture%n".formatted(lines.size() - MOST_LEARNED)
                : "";
        return lines.stream()
                .limit(MOST_LEARNED)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "%nSeen and not configured%n".formatted(),
                        System.lineSeparator() + more));
    }

    /** What is over by itself is no part of the configuration. */
    private static String temporary(JsonNode targets) {
        List<String> lines = StreamSupport.stream(targets.spliterator(), false)
                .filter(it -> it.hasNonNull("watched_until"))
                .map(it -> "  %s (%s) until %s%n"
                        .formatted(
                                Clean.line(it.path("target").asText()),
                                Clean.line(it.path("name").asText()),
                                Clean.line(it.path("watched_until").asText())))
                .toList();
        return lines.isEmpty() ? "" : "%nWatched for a while%n".formatted() + String.join("", lines);
    }

    private String shown(JsonNode status) {
        List<String> fields = target.isPresent() ? LOSSES : TARGETS;
        JsonNode rows = status.path(target.isPresent() ? "losses" : "targets");
        return switch (output) {
            case json -> status.toPrettyString() + System.lineSeparator();
            case csv -> Rows.csv(fields, rows);
            case table ->
                (target.isEmpty() ? "" : head(DaemonQuery.record(ExplainedJson.class, status)))
                        + Rows.table(fields, rows);
        };
    }

    private static String head(ExplainedJson status) {
        return Optional.ofNullable(status.score())
                .map(score -> "%s has %d of 100 points, confidence %.0f %%%n"
                        .formatted(Clean.line(status.target()), score, status.confidence() * 100))
                .orElseGet(() -> "%s: score unknown, no source has answered anything that can be trusted%n"
                        .formatted(Clean.line(status.target())));
    }
}

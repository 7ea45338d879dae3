package dev.repwatch.monitor.cli.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.Rows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch placement show RUN}: each mail of a run, and how it moved. */
@Command(
        name = "show",
        description =
                "Shows each mail of a run of the last 30 days, what the provider wrote into it, and how it moved.")
public final class PlacementShowCommand implements Callable<Integer> {

    static final List<String> MAILS =
            List.of("seed", "provider", "placement", "reason", "detail", "seconds", "client", "words");
    private static final Set<String> FOUND =
            Set.of(Placement.INBOX.label(), Placement.TAB.label(), Placement.SPAM.label());
    private static final List<String> CHANGES = List.of("at", "seed", "placement", "detail");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "RUN", description = "As placement status shows it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String run;

    @Override
    public Integer call() {
        return DaemonQuery.ask(
                daemon, spec, api -> api.get("/api/v1/placements/runs/" + DaemonQuery.encoded(run)), this::show);
    }

    private void show(JsonNode answer, PrintWriter out) {
        if (output.json()) {
            out.println(answer.toPrettyString());
            return;
        }
        out.println(
                answer.path("stream").asText() + ", " + answer.path("started").asText());
        out.println(Rows.table(MAILS, answer.path("seeds")));
        out.println(Rows.table(CHANGES, answer.path("changes")));
        movedBack(answer.path("changes"))
                .forEach(seed -> out.println(seed
                        + ": moved there and back; another client or a rule moves mail in this mailbox, so it tells little of"
                        + " its provider"));
    }

    /** Seeds whose mail came back to where it had been found before: providers move mail, but not back. */
    static List<String> movedBack(JsonNode changes) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (JsonNode change : changes) {
            String place = change.path("placement").asText();
            List<String> way = ways.computeIfAbsent(change.path("seed").asText(), it -> new ArrayList<>());
            if (FOUND.contains(place)
                    && (way.isEmpty() || !way.get(way.size() - 1).equals(place))) {
                way.add(place);
            }
        }
        return ways.entrySet().stream()
                .filter(it ->
                        it.getValue().size() > it.getValue().stream().distinct().count())
                .map(Map.Entry::getKey)
                .toList();
    }
}

package dev.repwatch.monitor.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.Rows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch feeds [NAME]}: how fresh each feed is and what is left of its quota; of one feed, every number. */
@Command(name = "feeds", description = "Shows the reputation feeds: freshness, quota, trouble; of one, its numbers.")
public final class FeedsCommand implements Callable<Integer> {

    private static final List<String> FEEDS = List.of(
            "feed",
            "state",
            "backlog",
            "last_success",
            "last_data",
            "quota_left",
            "key_ends",
            "cause",
            "trouble",
            "remarks");
    private static final List<String> CHANGES = List.of("measure", "data_of", "shown", "band");
    private static final List<String> MEASURES =
            List.of("target", "measure", "shown", "band", "data_of", "stale", "note");

    private static final List<String> DETAILS =
            List.of("target", "kind", "name", "messages", "failed", "refused", "note");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "NAME of a table [feeds.NAME].")
    private Optional<String> feed = Optional.empty();

    @Option(
            names = "--history",
            paramLabel = "TARGET",
            description = "How the numbers of NAME for this target changed over time.")
    private Optional<String> history = Optional.empty();

    @Option(
            names = "--details",
            description = "What stands behind the numbers of NAME: senders, reporters, and what was passed over.")
    private boolean details;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Override
    public Integer call() {
        if (history.isPresent() && feed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--history: say of which feed, as in: feeds NAME --history TARGET");
        }
        if (details && (feed.isEmpty() || history.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), "--details: say of which feed, as in: feeds NAME --details");
        }
        return DaemonQuery.ask(daemon, spec, api -> api.get(path()), (json, out) -> out.print(shown(json)));
    }

    private String path() {
        String of = feed.map(one -> "?feed=" + DaemonQuery.encoded(one)).orElse("");
        return history.map(target -> "/api/v1/feeds/history" + of + "&target=" + DaemonQuery.encoded(target))
                .orElse("/api/v1/feeds" + of);
    }

    private String shown(JsonNode answer) {
        List<String> fields = history.isPresent() ? CHANGES : details ? DETAILS : feed.isPresent() ? MEASURES : FEEDS;
        JsonNode rows = answer.path(
                history.isPresent() ? "changes" : details ? "details" : feed.isPresent() ? "measures" : "feeds");
        return switch (output) {
            case json -> answer.toPrettyString() + System.lineSeparator();
            case csv -> Rows.csv(fields, rows);
            case table -> Rows.table(fields, rows);
        };
    }
}

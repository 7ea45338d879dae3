package dev.repwatch.monitor.cli.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.DaemonOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.warmup.DecisionJson;
import dev.repwatch.monitor.warmup.book.StatusJson;
import dev.repwatch.monitor.warmup.news.WarmupNews;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup status}: where every plan stands; changes nothing. */
@Command(
        name = "status",
        description = {
            "Shows where every plan stands, and what its limits are on the day.",
            "Asks the running daemon; with --book, --volumes, --zone or --date, or without a configuration, reads files."
        })
final class WarmupStatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BookOption book;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private DaemonOption daemon;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Option(names = "--language", description = "Of the sentences: en or ja (default: en).")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        if (!book.named() && daemon.known()) {
            return DaemonQuery.ask(
                    daemon,
                    spec,
                    api -> api.get("/api/v1/warmup"),
                    (json, out) -> show(json, "No address has a plan in the daemon's warmup.json.", out));
        }
        PrintWriter out = spec.commandLine().getOut();
        show(StatusJson.of(book.date(), book.read(spec).decide(book.date(), book.sent(spec))), book.empty(), out);
        out.flush();
        return ExitCode.CLEAN;
    }

    private void show(JsonNode status, String empty, PrintWriter out) {
        if (output == TextOrJson.json) {
            out.println(JsonFile.pretty(status));
        } else if (status.path("plans").isEmpty()) {
            out.println(empty);
        } else {
            out.print(TextTable.of(
                    List.of("ADDRESS", "STATE", "PROVIDER", "VERDICT", "VOLUME", "LIMIT", "GOAL"),
                    of(status.path("plans")).flatMap(WarmupStatusCommand::rows).toList()));
            of(status.path("plans")).flatMap(this::sentences).map(Clean::line).forEach(out::println);
        }
    }

    private static Stream<JsonNode> of(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<List<String>> rows(JsonNode plan) {
        return of(plan.path("decisions")).map(decision -> {
            String provider = decision.path("provider").asText();
            return List.of(
                    plan.path("ip").asText(),
                    plan.path("state").asText(),
                    provider,
                    decision.path("verdict").asText(),
                    decision.path("volume").asText(),
                    plan.path("limits").path(provider).asText("-"),
                    plan.path("goals").path(provider).asText("0"));
        });
    }

    private Stream<String> sentences(JsonNode plan) {
        WarmupNews news = WarmupNews.in(language);
        return of(plan.path("decisions"))
                .map(DecisionJson::read)
                .flatMap(decision ->
                        news
                                .of(plan.path("ip").asText(), decision, StatusJson.newest(plan, decision.provider()))
                                .stream())
                .map(line -> line.severity().name().toLowerCase(Locale.ROOT) + ": " + line.text());
    }
}

package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.warmup.book.StatusJson;
import dev.repwatch.monitor.warmup.book.WarmupBook.Decided;
import dev.repwatch.monitor.warmup.news.WarmupNews;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup status}: where every plan stands; changes nothing. */
@Command(name = "status", description = "Shows where every plan stands, and what its limits are on the day.")
final class WarmupStatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private BookOption book;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Option(names = "--language", description = "Of the sentences: en or ja (default: en).")
    private Language language = Language.EN;

    @Override
    public Integer call() {
        List<Decided> decided = book.read(spec).decide(book.date(), book.sent(spec));
        PrintWriter out = spec.commandLine().getOut();
        if (output == TextOrJson.json) {
            out.println(JsonFile.pretty(StatusJson.of(book.date(), decided)));
        } else if (decided.isEmpty()) {
            out.println(book.empty());
        } else {
            out.print(TextTable.of(
                    List.of("ADDRESS", "STATE", "PROVIDER", "VERDICT", "VOLUME", "LIMIT", "GOAL"),
                    decided.stream().flatMap(WarmupStatusCommand::rows).toList()));
            decided.stream().flatMap(this::sentences).map(Clean::line).forEach(out::println);
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static Stream<List<String>> rows(Decided decided) {
        return decided.decisions().stream()
                .map(decision -> List.of(
                        decided.entry().ip(),
                        decided.entry().state().label(),
                        decision.provider(),
                        decision.verdict().label(),
                        decision.volume().label(),
                        decided.entry()
                                .newest(decision.provider())
                                .map(limit -> Long.toString(limit.limit()))
                                .orElse("-"),
                        Long.toString(decided.entry().plan().goals().getOrDefault(decision.provider(), 0L))));
    }

    private Stream<String> sentences(Decided decided) {
        WarmupNews news = WarmupNews.in(language);
        return decided.decisions().stream()
                .flatMap(decision ->
                        news.of(decided.entry().ip(), decision, decided.newest(decision.provider())).stream())
                .map(line -> line.severity().name().toLowerCase(Locale.ROOT) + ": " + line.text());
    }
}

package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.ReplyText;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.TextTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog unclassified FILE…}: what receivers said that no rule knows, the commonest first. */
@Command(
        name = "unclassified",
        description = {
            "Shows the replies that no rule knows, without addresses and message ids, the commonest first.",
            "They are what a report to this project, or a rule of your own, begins with."
        })
public final class MaillogUnclassifiedCommand implements Callable<Integer> {

    private static final int MOST_TEXTS = 10_000;
    private static final int SHOWN = 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LogFilesOption logs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    private final Map<String, Seen> texts = new HashMap<>();

    /** A text, and how often, when and where it came. */
    private static final class Seen {

        private final TreeSet<String> providers = new TreeSet<>();
        private final Instant first;
        private Instant last;
        private long count;

        Seen(Instant first) {
            this.first = first;
            this.last = first;
        }

        void again(Judged judged) {
            providers.add(judged.provider());
            last = judged.attempt().time();
            count++;
        }

        List<String> cells(String text) {
            return List.of(String.valueOf(count), Cells.at(first), Cells.at(last), String.join(" ", providers), text);
        }

        Map<String, Object> json(String text) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("count", count);
            json.put("first", first.toString());
            json.put("last", last.toString());
            json.put("providers", List.copyOf(providers));
            json.put("text", text);
            return json;
        }
    }

    @Override
    public Integer call() {
        Optional<Boolean> read = logs.read(spec, config, this::add);
        if (read.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        boolean whole = read.get();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                output.json()
                        ? JsonText.pretty(Map.of("replies", rows(Seen::json)))
                        : TextTable.of(List.of("count", "first", "last", "providers", "text"), rows(Seen::cells)));
        out.flush();
        return whole ? ExitCode.CLEAN : ExitCode.COULD_NOT_TELL;
    }

    private <R> List<R> rows(BiFunction<Seen, String, R> form) {
        return texts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Seen> each) -> each.getValue().count)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .map(each -> form.apply(each.getValue(), each.getKey()))
                .toList();
    }

    private void add(Judged judged) {
        if (judged.meaning() != ReplyClass.UNCLASSIFIED) {
            return;
        }
        String text = judged.attempt()
                .reply()
                .map(ReplyText::of)
                .orElseGet(() -> ReplyText.of(judged.attempt().remark()));
        if (texts.size() < MOST_TEXTS || texts.containsKey(text)) {
            texts.computeIfAbsent(text, fresh -> new Seen(judged.attempt().time()))
                    .again(judged);
        }
    }
}

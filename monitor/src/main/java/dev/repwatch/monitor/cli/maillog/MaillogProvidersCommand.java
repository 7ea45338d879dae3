package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.traffic.Level;
import dev.repwatch.monitor.traffic.LevelPolicy;
import dev.repwatch.monitor.traffic.Rate;
import dev.repwatch.monitor.traffic.ReceiverNames;
import dev.repwatch.monitor.traffic.TrafficCounts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog providers FILE…}: who accepts, who holds back and who refuses, by sending address. */
@Command(
        name = "providers",
        description = {
            "Shows for each sending address and provider how much was accepted, held back and refused, and whether that is bad.",
            "Exit code: 0 when nothing alarms, 1 when something does."
        })
public final class MaillogProvidersCommand implements Callable<Integer> {

    private static final List<String> HEAD =
            List.of("address", "provider", "attempts", "accepted", "unknown users", "blocked", "deferred", "level");
    private static final int MOST_ROWS = 10_000;

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

    private final Map<Row, TrafficCounts> rows = new TreeMap<>();

    private record Row(String source, String provider) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int first = source.compareTo(other.source);
            return first != 0 ? first : provider.compareTo(other.provider);
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
                        ? JsonText.pretty(Map.of(
                                "providers",
                                rows.entrySet().stream()
                                        .map(MaillogProvidersCommand::json)
                                        .toList()))
                        : TextTable.of(
                                HEAD,
                                rows.entrySet().stream()
                                        .map(MaillogProvidersCommand::cells)
                                        .toList()));
        out.flush();
        boolean alarm = rows.entrySet().stream().anyMatch(row -> level(row) == Level.ALARM);
        int answer = alarm ? ExitCode.LISTED : ExitCode.CLEAN;
        return whole ? answer : ExitCode.COULD_NOT_TELL;
    }

    private void add(Judged judged) {
        Row row = new Row(
                judged.attempt().egress().ip().orElse("unknown"),
                ReceiverNames.of(
                        judged.provider(), judged.attempt().relay().host().orElse("")));
        if (judged.meaning() != ReplyClass.LOCAL && (rows.size() < MOST_ROWS || rows.containsKey(row))) {
            rows.computeIfAbsent(row, fresh -> new TrafficCounts()).add(judged);
        }
    }

    private static List<String> cells(Map.Entry<Row, TrafficCounts> row) {
        TrafficCounts counts = row.getValue();
        return List.of(
                row.getKey().source(),
                row.getKey().provider(),
                String.valueOf(counts.attempts()),
                String.valueOf(counts.of(Outcome.ACCEPTED)),
                percent(counts.unknownUsers()),
                percent(counts.blocked()),
                percent(counts.deferred()),
                level(row).label());
    }

    private static Map<String, Object> json(Map.Entry<Row, TrafficCounts> row) {
        TrafficCounts counts = row.getValue();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", row.getKey().source());
        json.put("provider", row.getKey().provider());
        json.put("attempts", counts.attempts());
        json.put("accepted", counts.of(Outcome.ACCEPTED));
        json.put("unknown_users", counts.unknownUsers().share());
        json.put("blocked", counts.blocked().share());
        json.put("deferred", counts.deferred().share());
        json.put("level", level(row).label());
        return json;
    }

    /** The worst of the three. */
    private static Level level(Map.Entry<Row, TrafficCounts> row) {
        return LevelPolicy.DEFAULT.worst(row.getValue(), row.getKey().provider());
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.1f %%", rate.share() * 100);
    }
}

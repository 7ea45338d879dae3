package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.TextOrJson;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.warmup.Coach;
import dev.repwatch.monitor.warmup.DecideFile;
import dev.repwatch.monitor.warmup.Decision;
import dev.repwatch.monitor.warmup.DecisionJson;
import dev.repwatch.monitor.warmup.Reason;
import dev.repwatch.monitor.warmup.WarmupQuestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch warmup decide FILE}: the next limits from a file; needs no configuration, database or daemon. */
@Command(
        name = "decide",
        description = "Says from a file with a plan and its days what may be sent on the next sending day.")
final class WarmupDecideCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The plan and the days as JSON; - reads the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TextOrJson output = TextOrJson.table;

    @Override
    public Integer call() {
        List<Decision> decisions = Coach.decide(question());
        PrintWriter out = spec.commandLine().getOut();
        if (output == TextOrJson.json) {
            out.println(JsonFile.pretty(DecisionJson.of(decisions)));
        } else {
            out.print(table(decisions));
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private WarmupQuestion question() {
        try {
            return DecideFile.read(JsonFile.read(file, spec));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), file + ": " + wrong.getMessage());
        }
    }

    private static String table(List<Decision> decisions) {
        return TextTable.of(
                List.of("PROVIDER", "VERDICT", "VOLUME", "NEXT LIMIT", "ELSEWHERE", "WHY"),
                decisions.stream().map(WarmupDecideCommand::row).toList());
    }

    private static List<String> row(Decision decision) {
        return List.of(
                decision.provider(),
                decision.verdict().label(),
                decision.volume().label(),
                Long.toString(decision.nextLimit()),
                Long.toString(decision.overflow()),
                decision.reasons().stream().map(WarmupDecideCommand::words).collect(Collectors.joining("; ")));
    }

    private static String words(Reason reason) {
        String seen = reason.seen() instanceof Reason.Seen.Figure figure
                ? figure.value().toPlainString()
                : ((Reason.Seen.Word) reason.seen()).value();
        return reason.code() + " " + seen + " (" + reason.rule() + ")";
    }
}

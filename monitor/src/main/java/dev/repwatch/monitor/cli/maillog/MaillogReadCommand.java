package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch maillog read FILE…}: once through log files; no daemon, no database. */
@Command(
        name = "read",
        description = {
            "Reads log files once, packed or not, and says what became of each attempt.",
            "Recipients are personal data: json and jsonl hold them, the table does not."
        })
public final class MaillogReadCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LogFilesOption logs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AttemptOutput output = AttemptOutput.table;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AttemptReport report = output.report(out);
        Optional<Boolean> whole = logs.read(spec, config, report::add);
        if (whole.isEmpty()) {
            return ExitCode.BAD_CONFIGURATION;
        }
        report.end();
        out.flush();
        return whole.get() ? ExitCode.CLEAN : ExitCode.COULD_NOT_TELL;
    }
}

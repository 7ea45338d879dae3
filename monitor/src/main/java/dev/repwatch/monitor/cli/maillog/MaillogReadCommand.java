package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Log files; gzip and Zstandard are unpacked.")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (default: told from the content).")
    private @Nullable LogFormat format;

    @Option(
            names = "--source",
            paramLabel = "IDENT=IP",
            description = "The address behind a Postfix ident (what stands before the last /).")
    private Map<String, String> sources = Map.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out what is older, for example 2026-11-29T00:00:00Z.")
    private @Nullable String since;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--output", description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private AttemptOutput output = AttemptOutput.table;

    @Override
    public Integer call() {
        boolean configured = spec.commandLine().getParseResult().hasMatchedOption("--config");
        return !configured || config.read(spec).isPresent() ? read() : ExitCode.BAD_CONFIGURATION;
    }

    private int read() {
        Optional<Instant> from = start();
        LogArchive archive =
                new LogArchive(Optional.ofNullable(format), ZoneId.systemDefault(), new SourceAddresses(sources));
        Judge judge = new Judge(List.of(), zones());
        PrintWriter out = spec.commandLine().getOut();
        AttemptReport report = output.report(out);
        Consumer<Attempt> sink = attempt -> {
            if (from.isEmpty() || !attempt.time().isBefore(from.get())) {
                report.add(judge.judge(attempt));
            }
        };
        boolean whole = true;
        for (Path file : files) {
            whole &= read(archive, file, sink);
        }
        report.end();
        out.flush();
        return whole ? ExitCode.CLEAN : ExitCode.COULD_NOT_TELL;
    }

    private boolean read(LogArchive archive, Path file, Consumer<Attempt> sink) {
        try {
            archive.read(file, sink);
            return true;
        } catch (IOException unreadable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("repwatch: " + file + " cannot be read: " + unreadable.getMessage());
            err.flush();
            return false;
        }
    }

    private Optional<Instant> start() {
        try {
            return Optional.ofNullable(since)
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notATime) {
            throw new ParameterException(
                    spec.commandLine(), "--since wants a time with its zone, for example 2026-11-29T00:00:00Z");
        }
    }

    /** Ids of the lists by zone; those with a key in their zone go by what is around it. */
    private static Map<String, String> zones() {
        return Catalogue.shipped().all().stream()
                .collect(Collectors.toMap(
                        list -> list.zone().replace("{key}.", ""),
                        list -> list.id().value(),
                        (one, other) -> one));
    }
}

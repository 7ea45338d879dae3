package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.monitor.files.FileTrouble;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Log files and how to read them, for every command that goes once through some. */
public final class LogFilesOption {

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

    /** Reads all files in the order given; false when one could not be read, which is said on standard error. */
    public boolean read(CommandSpec spec, Consumer<Judged> sink) {
        Optional<Instant> from = start(spec);
        Judge judge = new Judge(List.of(), zones());
        LogArchive archive =
                new LogArchive(Optional.ofNullable(format), ZoneId.systemDefault(), new SourceAddresses(sources));
        boolean whole = true;
        for (Path file : files) {
            whole &= read(spec, archive, file, attempt -> {
                if (from.isEmpty() || !attempt.time().isBefore(from.get())) {
                    sink.accept(judge.judge(attempt));
                }
            });
        }
        return whole;
    }

    private static boolean read(CommandSpec spec, LogArchive archive, Path file, Consumer<Attempt> sink) {
        try {
            archive.read(file, sink);
            return true;
        } catch (IOException unreadable) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("repwatch: " + file + " cannot be read: " + FileTrouble.reason(unreadable));
            err.flush();
            return false;
        }
    }

    private Optional<Instant> start(CommandSpec spec) {
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

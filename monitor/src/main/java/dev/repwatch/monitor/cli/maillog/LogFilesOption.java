package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.LogFormat;
import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.traffic.MaillogSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Log files and how to read them, for every command that goes once through some. */
public final class LogFilesOption {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Log files; gzip and Zstandard are unpacked.")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (default: told from the content).")
    private @Nullable LogFormat format;

    @Option(
            names = "--source",
            paramLabel = "IDENT=IP",
            description = "The address behind a Postfix ident (what stands before the last /).")
    private Map<String, String> sources = Map.of();

    @Option(
            names = "--postconf",
            paramLabel = "FILE",
            description = "What postconf -P prints: addresses of idents are taken from it.")
    private @Nullable Path postconf;

    private Map<String, String> bound = Map.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out what is older, for example 2026-11-29T00:00:00Z.")
    private @Nullable String since;

    /** Whether none was named. */
    public boolean none() {
        return files.isEmpty();
    }

    /** As the configuration says where one is named; empty when that is refused, which is said. */
    Optional<Boolean> read(CommandSpec spec, ConfigOption config, Consumer<Judged> sink) {
        return config.named().isEmpty()
                ? Optional.of(read(spec, sink))
                : config.read(spec, SecretNeed.NONE)
                        .map(settings -> read(spec, settings.section(MaillogSettings.class), sink));
    }

    /** As the other one, by nothing but the options. */
    public boolean read(CommandSpec spec, Consumer<Judged> sink) {
        return read(spec, MaillogSettings.defaults(), sink);
    }

    /**
     * Reads all files in the order given; false when one could not be read, which is said on standard error.
     *
     * @param settings what the options do not say
     */
    public boolean read(CommandSpec spec, MaillogSettings settings, Consumer<Judged> sink) {
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE'");
        }
        Optional<Instant> from = start(spec);
        Judge judge = new Judge(settings.userRules(), LogFilesOption::zone);
        Map<String, String> idents = new HashMap<>(settings.sources());
        bound = bindings(spec);
        idents.putAll(bound);
        idents.putAll(addresses(spec));
        Idents seen = new Idents();
        ReaderChoice usual = settings.choice();
        LogArchive archive = new LogArchive(new ReaderChoice(
                Optional.ofNullable(format).or(usual::format),
                format == null ? usual.mapping() : Optional.empty(),
                usual.zone(),
                new SourceAddresses(idents)));
        boolean whole = true;
        for (Path file : files) {
            whole &= read(spec, archive, file, attempt -> {
                seen.add(attempt);
                if (from.isEmpty() || !attempt.time().isBefore(from.get())) {
                    sink.accept(judge.judge(attempt));
                }
            });
        }
        seen.sentence(sources.keySet()).ifPresent(sentence -> {
            spec.commandLine().getErr().println("repwatch: " + sentence);
            spec.commandLine().getErr().flush();
        });
        return whole;
    }

    /** The addresses behind idents that {@code postconf} told when the logs were read. */
    Map<String, String> bound() {
        return bound;
    }

    private Map<String, String> bindings(CommandSpec spec) {
        Path file = postconf;
        try {
            return file == null ? Map.of() : PostconfSources.of(file);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--postconf: "
                            + Clean.line(file + " cannot be read: " + FileTrouble.reason(unreadable), Clean.TEXT));
        }
    }

    private Map<String, String> addresses(CommandSpec spec) {
        Map<String, String> canonical = new HashMap<>();
        sources.forEach((ident, text) -> canonical.put(
                ident,
                AddressText.canonical(text)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--source " + Clean.line(ident + "=" + text, Clean.TEXT)
                                        + ": expected an address behind \"=\", such as " + Clean.line(ident, Clean.TEXT)
                                        + "=198.51.100.7"))));
        return canonical;
    }

    private static boolean read(CommandSpec spec, LogArchive archive, Path file, Consumer<Attempt> sink) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            new ArchiveRemarks(file, archive.read(file, sink))
                    .sentences()
                    .forEach(sentence -> err.println("repwatch: " + sentence));
            err.flush();
            return true;
        } catch (IOException unreadable) {
            err.println("repwatch: " + Clean.line(file.toString(), Clean.TEXT) + " cannot be read: "
                    + FileTrouble.reason(unreadable));
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

    /** Read only when a refusal names a zone: most logs need none. */
    private static Optional<String> zone(String zone) {
        return Catalogue.shipped().all().stream()
                .filter(list -> list.zone().replace("{key}.", "").equals(zone))
                .map(list -> list.id().value())
                .findFirst();
    }
}

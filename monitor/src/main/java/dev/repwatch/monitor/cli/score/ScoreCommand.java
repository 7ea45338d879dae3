package dev.repwatch.monitor.cli.score;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.message.Envelope;
import dev.repwatch.checks.message.MessageScore;
import dev.repwatch.checks.message.MessageScorer;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.scoring.CatalogueDomainLists;
import dev.repwatch.monitor.scoring.ScoringSettings;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch score FILE|-}: what in one message makes receivers file it as spam, and whose move it is. */
@Command(
        name = "score",
        description = {
            "Judges a message: sender authentication, header, format, content, links on domain lists, attachments.",
            "Asks the DNS; fetches no link. A band and a confidence, never a promise.",
            "Exit code: 0 nothing found, 1 something found, 2 not a message, 3 could not tell."
        },
        subcommands = ScoreAddressCommand.class)
public final class ScoreCommand implements Callable<Integer> {

    private static final int LARGEST = 60_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A message as .eml, or - for standard input.")
    private @Nullable String file;

    @Option(names = "--from", description = "The sender of the envelope, empty for a bounce.")
    private @Nullable String from;

    @Option(names = "--ip", description = "The address that handed it over.")
    private @Nullable String ip;

    @Option(names = "--helo", description = "What that host called itself.")
    private String helo = "";

    @Option(
            names = "--trust-received",
            description = "Read sender, address and name from Return-Path and the topmost Received.")
    private boolean trustReceived;

    @Option(
            names = "--profile",
            description = "transactional or marketing (default: ${DEFAULT-VALUE}); more is asked of marketing mail.")
    private String profile = "transactional";

    @Option(names = "--language", description = "en or ja (default: the configuration's).")
    private @Nullable Language language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ScoreOutput output = ScoreOutput.table;

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.KEYS_OF_LISTS).map(this::score).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int score(Settings settings) {
        Profile kind = profile();
        Envelope envelope = new Envelope(address(), helo, Optional.ofNullable(from));
        byte[] octets = octets();
        ScoreReport report = new ScoreReport(isJapanese(settings));
        try (DnsClient dns = new DnsEngine(settings.file().dns().settings(), new SecureRandom(), System::nanoTime)) {
            Asker asker = new Asker(dns, new AnswerCache(InstantSource.system()), AskLimits.DEFAULT, System::nanoTime);
            Optional<MessageScore> score = new MessageScorer(
                            asker,
                            new CatalogueDomainLists(dns, settings.lists()),
                            settings.section(ScoringSettings.class).filters())
                    .score(
                            octets,
                            envelope,
                            trustReceived,
                            kind,
                            InstantSource.system().instant());
            print(score.map(result -> written(result, report))
                    .orElseGet(() -> output == ScoreOutput.json ? report.notAMessage() : report.notAMessageText()));
            return score.map(ScoreCommand::exitCode).orElse(ExitCode.USAGE);
        }
    }

    private String written(MessageScore score, ScoreReport report) {
        return switch (output) {
            case table -> report.text(score);
            case json -> report.json(score);
            case html -> new ScorePage(report).of(score);
        };
    }

    private static int exitCode(MessageScore score) {
        if (score.has(Severity.MINOR)) {
            return ExitCode.LISTED;
        }
        return score.confidence() == MessageScore.Confidence.LOW ? ExitCode.COULD_NOT_TELL : ExitCode.CLEAN;
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private Profile profile() {
        try {
            return Profile.valueOf(profile.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    spec.commandLine(), "--profile is transactional or marketing, not \"" + profile + "\"", unknown);
        }
    }

    private Optional<InetAddress> address() {
        if (ip == null) {
            return Optional.empty();
        }
        inet.ipaddr.IPAddress address = new IPAddressString(ip).getAddress();
        if (address == null || address.isMultiple()) {
            throw new ParameterException(spec.commandLine(), "--ip is no address: \"" + ip + "\"");
        }
        return Optional.of(address.toInetAddress());
    }

    private boolean isJapanese(Settings settings) {
        return Optional.ofNullable(language)
                .or(() -> settings.file().language())
                .filter(it -> it == Language.JA)
                .isPresent();
    }

    private byte[] octets() {
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required parameter: 'FILE' (a message as .eml, or - for standard input)");
        }
        return octets(file);
    }

    private byte[] octets(String file) {
        try {
            if (file.equals("-")) {
                return System.in.readNBytes(LARGEST);
            }
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                return in.readNBytes(LARGEST);
            }
        } catch (NoSuchFileException missing) {
            throw new ParameterException(spec.commandLine(), file + " does not exist", missing);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + file + ": " + FileTrouble.reason(unreadable), unreadable);
        }
    }
}

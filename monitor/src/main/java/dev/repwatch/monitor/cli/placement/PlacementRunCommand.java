package dev.repwatch.monitor.cli.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.message.MessageFinding;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.placement.PlacementRound;
import dev.repwatch.monitor.placement.PlacementSettings;
import dev.repwatch.monitor.placement.SeedEntry;
import dev.repwatch.monitor.placement.StreamEntry;
import dev.repwatch.monitor.placement.TemplateFile;
import dev.repwatch.monitor.placement.TestMail;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch placement run STREAM}: one test mail to each seed of a stream, and looks until all is clear. */
@Command(
        name = "run",
        description = {
            "Sends one test mail to each seed of a stream and looks into the mailboxes after 1, 2, 5, 10, 20, 40 and 60 minutes.",
            "Exit code: 0 all in the inbox, 1 spam, missing, blocked or refused anywhere, 2 not sent, 3 could not tell."
        })
public final class PlacementRunCommand implements Callable<Integer> {

    /** Minutes after sending; each look opens one connection to each mailbox. */
    private static final List<Long> LOOKS = List.of(0L, 1L, 2L, 5L, 10L, 20L, 40L, 60L);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "STREAM", description = "A name of [[streams]].")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String stream;

    @Option(names = "--seed", paramLabel = "NAME", description = "Only to this seed; may be given several times.")
    private List<String> only = List.of();

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            description = "Give up looking after so many minutes (default: ${DEFAULT-VALUE}).")
    private int wait = 60;

    @Option(names = "--dry-run", description = "Say what would be sent to which seeds, and send nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Send although the template itself has critical findings.")
    private boolean force;

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.ALL).map(this::run).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int run(Settings settings) {
        StreamEntry entry = named(settings);
        List<SeedEntry> seeds = seeds(settings, entry);
        byte[] template = template(entry);
        List<MessageFinding> against =
                TemplateFile.against(template, entry, InstantSource.system().instant());
        if (!against.isEmpty() && !force) {
            against.forEach(
                    it -> say("template: " + it.rule().id() + ": " + it.rule().adviceEn()));
            say("Nothing was sent. Mend the template, or say --force.");
            return ExitCode.USAGE;
        }
        if (dryRun) {
            say("Would send " + entry.template() + " through " + entry.submit() + " to "
                    + String.join(", ", seeds.stream().map(SeedEntry::name).toList()));
            return ExitCode.CLEAN;
        }
        try (PlacementRound round = PlacementRound.send(
                settings.section(PlacementSettings.class),
                FeedEnvironment.usual(InstantSource.system(), new NoDns()),
                entry,
                template,
                seeds,
                runName())) {
            look(round);
            round.unreadLogs().forEach(it -> say("cannot read " + it));
            PlacementReport report = new PlacementReport(round.run());
            PrintWriter out = spec.commandLine().getOut();
            out.print(output.json() ? report.json() : report.text());
            out.flush();
            return exitCode(round);
        }
    }

    private void look(PlacementRound round) {
        long passed = 0;
        for (long minute : LOOKS) {
            if (minute > wait || (minute > 0 && settled(round))) {
                return;
            }
            pause(Duration.ofMinutes(minute - passed));
            passed = minute;
            round.look();
        }
    }

    private static boolean settled(PlacementRound round) {
        return round.run().mails().stream().noneMatch(TestMail::open);
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int exitCode(PlacementRound round) {
        List<Placement> seen =
                round.run().mails().stream().map(it -> it.judged().placement()).toList();
        if (seen.stream().anyMatch(Placement::bad)) {
            return ExitCode.LISTED;
        }
        return seen.stream().allMatch(Placement::good) ? ExitCode.CLEAN : ExitCode.COULD_NOT_TELL;
    }

    private static String runName() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private StreamEntry named(Settings settings) {
        List<StreamEntry> all = settings.sections(StreamEntry.class);
        return all.stream()
                .filter(it -> it.name().equals(stream))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no stream is named \"" + stream + "\""
                                + DidYouMean.hint(
                                        stream,
                                        all.stream().map(StreamEntry::name).toList())));
    }

    private List<SeedEntry> seeds(Settings settings, StreamEntry entry) {
        List<SeedEntry> all = settings.sections(SeedEntry.class);
        List<String> known = all.stream().map(SeedEntry::name).toList();
        List<String> wanted = only.isEmpty() ? entry.seeds() : only;
        for (String name : wanted) {
            if (!known.contains(name) || !entry.seeds().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "the stream has no seed named \"" + name + "\"" + DidYouMean.hint(name, entry.seeds()));
            }
        }
        return all.stream().filter(it -> wanted.contains(it.name())).toList();
    }

    private byte[] template(StreamEntry entry) {
        try {
            return TemplateFile.read(entry);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot read the template " + entry.template() + ": "
                            + unreadable.getClass().getSimpleName(),
                    unreadable);
        }
    }

    private void say(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }
}

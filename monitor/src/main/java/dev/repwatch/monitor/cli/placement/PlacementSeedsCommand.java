package dev.repwatch.monitor.cli.placement;

import dev.repwatch.checks.feeds.FeedEnvironment;
import dev.repwatch.checks.feeds.NoDns;
import dev.repwatch.checks.placement.SeedLook;
import dev.repwatch.checks.placement.SeedMailbox;
import dev.repwatch.checks.placement.SeedToken;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.placement.SeedEntry;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch placement seeds}: whether each seed mailbox can be read, and is fit. Sends nothing. */
@Command(
        name = "seeds",
        description = {
            "Signs in at each seed mailbox, lists its folders and says whether it is fit: sends nothing, changes nothing.",
            "Exit code: 0 all are fit, 1 one is not."
        })
public final class PlacementSeedsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    /**
     * A seed.
     *
     * @param folders as the server lists them
     * @param spam those of them that hold spam
     */
    record SeedFitness(
            String seed, String provider, boolean fit, String state, List<String> folders, List<String> spam) {

        private String marked() {
            return folders.stream()
                    .map(folder -> spam.contains(folder) ? folder + " (spam)" : folder)
                    .collect(Collectors.joining(", "));
        }
    }

    @Override
    public Integer call() {
        return config.read(spec, SecretNeed.ALL).map(this::show).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int show(Settings settings) {
        FeedEnvironment environment = FeedEnvironment.usual(InstantSource.system(), new NoDns());
        List<SeedFitness> all = settings.sections(SeedEntry.class).stream()
                .map(seed -> fitness(seed, environment))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(output.json() ? JsonText.pretty(all) : table(all));
        out.flush();
        return all.stream().allMatch(SeedFitness::fit) ? ExitCode.CLEAN : ExitCode.LISTED;
    }

    private static String table(List<SeedFitness> all) {
        return TextTable.of(
                List.of("seed", "provider", "state", "folders"),
                all.stream()
                        .map(it -> List.of(it.seed(), it.provider(), it.state(), it.marked()))
                        .toList());
    }

    private static SeedFitness fitness(SeedEntry seed, FeedEnvironment environment) {
        if (seed.isWitness()) {
            return new SeedFitness(
                    seed.name(), seed.provider(), true, "a person says what the phone shows", List.of(), List.of());
        }
        SeedMailbox.Seen seen =
                seed.opened(environment, Optional.empty()).mailbox().look(new SeedToken("none", "invalid"));
        if (seen.look() instanceof SeedLook.Looked looked) {
            String state = !looked.spamFolder()
                    ? "the spam folder is not listed: show it in IMAP, or name it in spam_folders"
                    : looked.proven() ? "fit" : "readable; nothing arrived for a week";
            return new SeedFitness(
                    seed.name(), seed.provider(), looked.spamFolder(), state, seen.folders(), seen.spam());
        }
        String why = seen.look() instanceof SeedLook.Unreadable unreadable ? unreadable.detail() : "";
        return new SeedFitness(seed.name(), seed.provider(), false, "cannot be read: " + why, List.of(), List.of());
    }
}

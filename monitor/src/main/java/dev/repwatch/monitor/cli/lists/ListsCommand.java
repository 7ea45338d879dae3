package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.config.SecretNeed;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code repwatch lists}: every list that is known, and what to know about it at a glance. */
@Command(
        name = "lists",
        description = "Shows the lists that are known: on or off, how heavy they weigh, health, keys and terms.",
        subcommands = {
            ListsShowCommand.class,
            ListsLintCommand.class,
            ListsProbeCommand.class,
            ListsImportCommand.class,
            ListsReadCommand.class
        })
public final class ListsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Option(names = "--on", description = "Only those that are asked.")
    private boolean onlyOn;

    @Option(names = "--dead", description = "Those that have ended as well.")
    private boolean dead;

    @Override
    public Integer call() {
        return KnownLists.of(config, spec, SecretNeed.NONE).map(this::print).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int print(KnownLists known) {
        ListHealths healths = known.healths().get();
        List<ListRow> rows = lists(known)
                .map(list -> ListRow.of(list, known, healths))
                .filter(row -> row.on() || !onlyOn)
                .sorted(Comparator.comparing(ListRow::on).reversed())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(ListsReport.of(rows, output));
        out.flush();
        return ExitCode.CLEAN;
    }

    private Stream<DnsblList> lists(KnownLists known) {
        Stream<DnsblList> alive = known.catalogue().alive().stream();
        return dead ? Stream.concat(alive, known.catalogue().all().stream().filter(list -> !list.alive())) : alive;
    }
}

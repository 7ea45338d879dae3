package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.config.SecretNeed;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch lists show LIST}: everything the catalogue knows about one list. */
@Command(name = "show", description = "Shows everything that is known about one list.")
final class ListsShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(paramLabel = "LIST", description = "The id of a list, or its zone.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Override
    public Integer call() {
        return KnownLists.of(config, spec, SecretNeed.NONE).map(this::print).orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int print(KnownLists known) {
        DnsblList list = ListNames.find(name, known.catalogue(), spec);
        PrintWriter out = spec.commandLine().getOut();
        ListRow row = ListRow.of(list, known, known.healths().get());
        out.print(output.json() ? JsonText.pretty(ListPage.of(list, row)) : ListSheet.of(list, row));
        out.flush();
        return ExitCode.CLEAN;
    }
}

package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.table.JsonText;
import dev.repwatch.monitor.cli.table.OutputOption;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.config.SecretNeed;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch lists probe [LIST…]}: asks every list for its test points, as the daemon does before each sweep. */
@Command(
        name = "probe",
        description = {
            "Asks lists for their test points and says which can be believed from here.",
            "Exit code: 0 all can, 1 some cannot."
        })
final class ListsProbeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputOption output;

    @Parameters(arity = "0..*", paramLabel = "LIST", description = "Ids or zones (default: those that are asked).")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        return KnownLists.of(config, spec, SecretNeed.KEYS_OF_LISTS)
                .map(this::probe)
                .orElse(ExitCode.BAD_CONFIGURATION);
    }

    private int probe(KnownLists known) {
        List<ActiveList> lists = names.isEmpty()
                ? known.active()
                : names.stream().map(name -> named(name, known)).toList();
        List<SourceHealth> healths = ask(lists, known.dns().get());
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                output.json()
                        ? JsonText.pretty(Map.of(
                                "lists",
                                healths.stream().map(ListsProbeCommand::json).toList()))
                        : TextTable.of(
                                List.of("LIST", "VERDICT", "DETAIL"),
                                healths.stream().map(ListsProbeCommand::row).toList()));
        out.flush();
        return healths.stream().allMatch(SourceHealth::well) ? ExitCode.CLEAN : ExitCode.LISTED;
    }

    private static List<SourceHealth> ask(List<ActiveList> lists, DnsSettings settings) {
        try (DnsClient dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            DnsblCheck check = new DnsblCheck(dns, lists, InstantSource.system(), new SecureRandom());
            List<CompletableFuture<SourceHealth>> asked =
                    lists.stream().map(list -> check.probe(list.id())).toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Map<String, Object> json(SourceHealth health) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", health.source().value());
        json.put("believed", health.well());
        health.trouble().ifPresent(cause -> json.put("cause", cause.label()));
        json.put("detail", health.detail());
        return json;
    }

    private static List<String> row(SourceHealth health) {
        String verdict =
                health.trouble().map(cause -> cause.label().replace('_', ' ')).orElse("can be believed");
        return List.of(health.source().value(), verdict, health.detail());
    }

    private ActiveList named(String name, KnownLists known) {
        DnsblList list = ListNames.find(name, known.catalogue(), spec);
        ListRow row = ListRow.of(list, known, ListHealths.NOT_RUNNING);
        if (!list.alive()) {
            throw new ParameterException(spec.commandLine(), "\"" + name + "\" cannot be asked: " + row.ended());
        }
        if (row.key().equals(ListRow.NEEDED)) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + name + "\" needs a key; give it one in a [[list]] of the configuration");
        }
        return known.asked(list.id()).orElseGet(() -> ActiveList.of(list, Optional.empty()));
    }
}

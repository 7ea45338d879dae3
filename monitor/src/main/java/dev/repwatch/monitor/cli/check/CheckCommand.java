package dev.repwatch.monitor.cli.check;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.UnexpectedFailure;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.targets.TypedTarget;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch check TARGET…}: one look, no daemon, no database. */
@Command(
        name = "check",
        description = {
            "Asks every enabled list about addresses or domains, once.",
            "Exit code: 0 clean, 1 listed, 3 could not tell; with --output nagios 0, 2 and 3 as that family wants."
        })
public final class CheckCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Output {
        table,
        json,
        csv,
        nagios
    }

    private static final int NAGIOS_CRITICAL = 2;
    private static final int MOST_TARGETS = 4096;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Parameters(arity = "1..*", paramLabel = "TARGET", description = "Addresses, networks, ranges or domains.")
    private List<String> targets = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Override
    public Integer call() {
        return output == Output.nagios ? plugin() : answer().orElse(ExitCode.BAD_CONFIGURATION);
    }

    /** To the caller of a plug-in every number but 3 is a state of the service: the 2 of a mistyped target would be critical. */
    private int plugin() {
        try {
            return answer().orElseGet(() -> unknown("the configuration is refused"));
        } catch (ParameterException mistyped) {
            return unknown(String.valueOf(mistyped.getMessage()));
        } catch (RuntimeException failure) {
            return unknown(UnexpectedFailure.sentence(failure));
        }
    }

    private int unknown(String why) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(NagiosReport.unknown(why));
        out.flush();
        return ExitCode.COULD_NOT_TELL;
    }

    /** Empty when the configuration is refused. */
    private Optional<Integer> answer() {
        List<Target> asked = targets.stream().flatMap(this::parse).distinct().toList();
        return config.read(spec, SecretNeed.KEYS_OF_LISTS).map(settings -> check(settings, asked));
    }

    private int check(Settings settings, List<Target> asked) {
        List<TargetReport> reports = look(settings, asked);
        PrintWriter out = spec.commandLine().getOut();
        out.print(render(reports, settings));
        out.flush();
        TargetVerdict worst =
                TargetVerdict.worst(reports.stream().map(TargetReport::verdict).toList());
        boolean critical = output == Output.nagios && worst == TargetVerdict.LISTED;
        return critical ? NAGIOS_CRITICAL : worst.exitCode();
    }

    private static List<TargetReport> look(Settings settings, List<Target> asked) {
        Map<Target, List<Observation>> found = new LinkedHashMap<>();
        asked.forEach(target -> found.put(target, new ArrayList<>()));
        try (DnsClient dns = new DnsEngine(settings.file().dns().settings(), new SecureRandom(), System::nanoTime)) {
            new DnsblCheck(dns, settings.zonedLists(), InstantSource.system(), new SecureRandom())
                    .sweep(
                            asked,
                            health -> {},
                            o -> found.getOrDefault(o.target(), new ArrayList<>())
                                    .add(o));
        }
        Set<SourceId> tierOne = settings.lists().stream()
                .filter(list -> list.list().tier() == 1)
                .map(ActiveList::id)
                .collect(Collectors.toSet());
        return found.entrySet().stream()
                .map(each -> report(each.getKey(), each.getValue(), tierOne))
                .toList();
    }

    private static TargetReport report(Target target, List<Observation> found, Set<SourceId> tierOne) {
        List<Observation> inOrder = found.stream()
                .sorted(Comparator.comparingInt(CheckCommand::weight).thenComparing(Observation::source))
                .toList();
        return new TargetReport(target, TargetVerdict.of(inOrder, tierOne), inOrder);
    }

    private static int weight(Observation o) {
        return o.finding().match(l -> 0, n -> 3, s -> 2, g -> 2, u -> 1);
    }

    private String render(List<TargetReport> reports, Settings settings) {
        return switch (output) {
            case table ->
                TableReport.of(
                        reports,
                        source -> settings.lists().stream()
                                .map(ActiveList::list)
                                .filter(list -> list.id().equals(source))
                                .findFirst());
            case json -> JsonReport.of(reports) + System.lineSeparator();
            case csv -> CsvReport.of(reports);
            case nagios -> NagiosReport.of(reports) + System.lineSeparator();
        };
    }

    private Stream<Target> parse(String text) {
        try {
            return TypedTarget.targets(text, MOST_TARGETS);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

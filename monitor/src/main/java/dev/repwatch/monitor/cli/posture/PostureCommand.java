package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.ask.PostureAsker;
import dev.repwatch.checks.posture.ask.ZoneServers;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.fetch.KeptPages;
import dev.repwatch.checks.posture.registration.Rdap;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import dev.repwatch.checks.posture.starttls.StartTls;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.UnexpectedFailure;
import dev.repwatch.monitor.cli.alerts.ExpectCommand;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.posture.SenderProfiles;
import dev.repwatch.monitor.web.ApiTrouble;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code repwatch posture [DOMAIN|IP…]}: one look at the records of senders, no daemon, no database. */
@Command(
        name = "posture",
        subcommands = ExpectCommand.class,
        description = {
            "Judges what the DNS says about sending domains and addresses, once: reverse names, HELO, SPF, DKIM,"
                    + " DMARC, MX, MTA-STS, TLS-RPT, DANE, BIMI, name servers; and whose rules that breaks.",
            "Without a name, everything that is configured.",
            "Exit code: 0 nothing fails, 1 something fails, 3 could not tell; with --output nagios 0, 2 and 3 as that"
                    + " family wants."
        })
public final class PostureCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Output {
        table,
        json,
        nagios
    }

    private static final int NAGIOS_CRITICAL = 2;
    private static final int MOST_TARGETS = 4096;
    private static final List<String> CHECKS =
            Arrays.stream(PostureCheck.values()).map(PostureCheck::label).toList();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Parameters(arity = "0..*", paramLabel = "DOMAIN|IP", description = "Domains, addresses, networks or ranges.")
    private List<String> targets = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.table;

    @Option(
            names = "--check",
            paramLabel = "CHECK",
            split = ",",
            description = "Only these checks, such as spf or dkim.")
    private List<String> checks = List.of();

    @Option(
            names = "--receiver",
            paramLabel = "RECEIVER",
            split = ",",
            description = "Only the rules of these receivers, such as gmail or docomo.")
    private List<String> receivers = List.of();

    @Option(names = "--explain", description = "Show step by step how receivers evaluate SPF and DMARC.")
    private boolean explain;

    @Option(names = "--authoritative", description = "Ask every name server of the zones too, and compare.")
    private boolean authoritative;

    private final HttpsPages pages;
    private final ExchangerCertificates exchangers;
    private final Registries registries;

    /** Fetches from the internet. */
    public PostureCommand() {
        this(
                HttpsPages.ofSystem(new OkHttpClient()),
                StartTls.ofSystem(InstantSource.system()),
                new Rdap(new OkHttpClient(), AddressGuard.PUBLIC_ONLY, InstantSource.system()));
    }

    PostureCommand(HttpsPages pages, ExchangerCertificates exchangers, Registries registries) {
        this.pages = pages;
        this.exchangers = exchangers;
        this.registries = registries;
    }

    @Override
    public Integer call() {
        return output == Output.nagios ? plugin() : answer().orElse(ExitCode.BAD_CONFIGURATION);
    }

    /** To the caller of a plug-in every number but 3 is a state of the service: the 2 of a mistyped name would be critical. */
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
        print(NagiosPosture.unknown(why) + System.lineSeparator());
        return ExitCode.COULD_NOT_TELL;
    }

    /** No knowledge is no pass. */
    private int nothing() {
        String why =
                "there is nothing to look at: name a domain or an address, or add [[targets]] to the configuration";
        if (output == Output.nagios) {
            return unknown(why);
        }
        spec.commandLine().getErr().println(why);
        if (output == Output.json) {
            print(JsonPosture.of(new PostureReport(List.of(), List.of())) + System.lineSeparator());
        }
        return ExitCode.COULD_NOT_TELL;
    }

    /** Empty when the configuration is refused. */
    private Optional<Integer> answer() {
        List<Target> named = targets.stream().flatMap(this::parse).distinct().toList();
        Set<PostureCheck> only = checks();
        return config.read(spec, SecretNeed.KEYS_OF_LISTS).map(settings -> look(settings, named, only));
    }

    private int look(Settings settings, List<Target> named, Set<PostureCheck> only) {
        PostureSettings postureSettings = settings.section(PostureSettings.class);
        List<Requirement> requirements = requirements(postureSettings.demands());
        PosturePlan plan = PosturePlan.of(new SenderProfiles(settings.targets()), named);
        if (plan.whole().isEmpty() && plan.senders().isEmpty()) {
            return nothing();
        }
        DnsSettings dnsSettings = settings.file().dns().settings();
        try (DnsClient dns = client(dnsSettings)) {
            AnswerCache cache = new AnswerCache(InstantSource.system());
            Asker asker = new Asker(dns, cache, AskLimits.DEFAULT, System::nanoTime);
            ZoneServers servers = authoritative
                    ? ZoneServers.through(server -> client(only(server, dnsSettings)))
                    : ZoneServers.none();
            Outside outside = new Outside(
                    new KeptPages(pages, InstantSource.system()),
                    servers,
                    postureSettings.exchangers(exchangers),
                    postureSettings.ranges(),
                    registries(postureSettings, only),
                    InstantSource.system());
            PostureReport report = new PostureRun(new PostureAsker(asker, outside))
                    .look(plan, requirements)
                    .only(only);
            print(render(report.with(suggestions(settings, named))));
            if (explain && output == Output.table) {
                print(Explanation.of(plan.profiles(), asker));
            }
            return exitCode(report);
        }
    }

    /** What the daemon has learnt, where one answers; this look needs none. */
    private static List<SuggestionRow> suggestions(Settings settings, List<Target> named) {
        try {
            return SuggestionRow.of(DaemonQuery.answer(settings, api -> api.get("/api/v1/posture/suggestions")), named);
        } catch (ApiTrouble silent) {
            return List.of();
        }
    }

    private static DnsClient client(DnsSettings settings) {
        return new DnsEngine(settings, new SecureRandom(), System::nanoTime);
    }

    private static DnsSettings only(InetSocketAddress server, DnsSettings settings) {
        return new DnsSettings(List.of(server), settings.timeout(), settings.retries(), settings.maxInFlight());
    }

    private int exitCode(PostureReport report) {
        if (report.any(PostureVerdict.FAIL)) {
            return output == Output.nagios ? NAGIOS_CRITICAL : ExitCode.LISTED;
        }
        return report.any(PostureVerdict.UNKNOWN) ? ExitCode.COULD_NOT_TELL : ExitCode.CLEAN;
    }

    private String render(PostureReport report) {
        return switch (output) {
            case table -> TablePosture.of(report);
            case json -> JsonPosture.of(report) + System.lineSeparator();
            case nagios -> NagiosPosture.of(report) + System.lineSeparator();
        };
    }

    private Set<PostureCheck> checks() {
        Set<PostureCheck> wanted = new LinkedHashSet<>();
        for (String name : checks) {
            wanted.add(PostureCheck.of(name.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "there is no check \"" + name + "\"" + meant(name, CHECKS))));
        }
        return wanted;
    }

    /** Registries are asked where the configuration says so, and when somebody asks for just that. */
    private Registries registries(PostureSettings settings, Set<PostureCheck> only) {
        Registries wanted = settings.registries(registries);
        return only.contains(PostureCheck.REGISTRATION) ? wanted.or(registries) : wanted;
    }

    private List<Requirement> requirements(List<Requirement> all) {
        for (String receiver : receivers) {
            if (all.stream().noneMatch(it -> it.receiver().equals(receiver))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no rules of \"" + receiver + "\" are known"
                                + meant(
                                        receiver,
                                        all.stream().map(Requirement::receiver).toList()));
            }
        }
        return all.stream()
                .filter(it -> receivers.isEmpty() || receivers.contains(it.receiver()))
                .toList();
    }

    private static String meant(String written, Collection<String> known) {
        return DidYouMean.nearest(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElseGet(() ->
                        "; known are " + known.stream().distinct().sorted().collect(Collectors.joining(", ")));
    }

    private Stream<Target> parse(String text) {
        try {
            return TypedTarget.targets(text, MOST_TARGETS);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}

package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.registration.NetworkRegistration;
import dev.repwatch.checks.posture.registration.NetworkRegistry;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.posture.PostureSettings;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.ProbeResult;
import dev.repwatch.monitor.preflight.Registration;
import dev.repwatch.monitor.preflight.gather.Block;
import dev.repwatch.monitor.preflight.gather.CloudRanges;
import dev.repwatch.monitor.preflight.gather.EveryList;
import dev.repwatch.monitor.preflight.gather.EvidenceCollector;
import dev.repwatch.monitor.preflight.gather.GreetingProbe;
import dev.repwatch.monitor.preflight.gather.NetworkEntry;
import dev.repwatch.monitor.preflight.gather.ProbedToday;
import dev.repwatch.monitor.preflight.gather.RangeFile;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a check may ask and where it looks. */
final class AskingOptions {

    @Option(
            names = "--networks",
            paramLabel = "NAME=FORMAT:FILE",
            description = {
                "Ranges that a cloud publishes, such as aws=aws:ip-ranges.json; may be given several times.",
                "Formats: aws, gcp, azure, oci, geofeed, text."
            })
    private List<String> networks = List.of();

    @Option(
            names = "--probe",
            description = {
                "Also connects from the address to six large receivers: greeting, EHLO, QUIT, each once a day.",
                "Needs a configuration and --helo."
            })
    private boolean probe;

    @Option(names = "--helo", paramLabel = "NAME", description = "The own name with which --probe says hello.")
    private @Nullable String helo;

    @Option(
            names = "--rdap",
            description =
                    "Also asks the registry of the network who holds it since when; the address goes to a third party.")
    private boolean rdap;

    private final Map<String, Optional<Registration>> registered = new HashMap<>();

    /** Empty when the configuration is bad, or was named and is not there; the problems are told. */
    Optional<Checked> ask(String target, boolean owned, ConfigOption config, CommandSpec spec) {
        List<IPAddress> addresses = addresses(target, spec);
        boolean absent = config.absent();
        if (probe && (absent || helo == null || addresses.size() > 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--probe needs one address, a configuration and --helo NAME");
        }
        if (absent) {
            List<ActiveList> lists = EveryList.of(Catalogue.shipped(), List.of());
            return Optional.of(
                    ask(target, addresses, owned, DnsSettings.ofSystem(), lists, dns -> surveys(List.of(), spec)));
        }
        return config.read(spec, SecretNeed.KEYS_OF_LISTS)
                .map(settings -> ask(target, addresses, owned, settings, dns -> surveys(settings, dns, spec)));
    }

    private EvidenceCollector.Surveys surveys(List<NetworkEntry> entries, CommandSpec spec) {
        EvidenceCollector.Surveys offline = EvidenceCollector.Surveys.offline(clouds(entries, spec));
        return new EvidenceCollector.Surveys(
                offline.reserved(), offline.clouds(), offline.past(), this::registration, offline.probe());
    }

    /** Once for each /24 or /48: a registry has more to do than to answer for each address of a block. */
    private Optional<Registration> registration(IPAddress address) {
        if (!rdap) {
            return Optional.empty();
        }
        String network = address.toPrefixBlock(address.isIPv4() ? 24 : 48).toCanonicalString();
        return registered.computeIfAbsent(
                network,
                first -> new NetworkRegistry(new OkHttpClient(), AddressGuard.PUBLIC_ONLY)
                        .of(address.toInetAddress())
                        .map(AskingOptions::registration));
    }

    private static Registration registration(NetworkRegistration said) {
        return new Registration(
                said.registered().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)),
                said.transferred().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)),
                String.join(" ", said.status()),
                said.country(),
                said.name());
    }

    private EvidenceCollector.Surveys surveys(Settings settings, DnsClient dns, CommandSpec spec) {
        EvidenceCollector.Surveys offline = surveys(ranges(settings), spec);
        return new EvidenceCollector.Surveys(
                offline.reserved(),
                offline.clouds(),
                address -> OwnPast.of(settings, address),
                offline.registry(),
                address -> probe ? probed(address, settings, dns, spec) : List.of());
    }

    /** Those of posture are about the same ranges. */
    private static List<NetworkEntry> ranges(Settings settings) {
        return Stream.concat(
                        settings.sections(NetworkEntry.class).stream(),
                        settings.section(PostureSettings.class).networks().stream()
                                .map(each -> new NetworkEntry(each.name(), each.file(), each.format())))
                .toList();
    }

    private List<ProbeResult> probed(IPAddress address, Settings settings, DnsClient dns, CommandSpec spec) {
        GreetingProbe greetings = new GreetingProbe(dns, String.valueOf(helo));
        if (!greetings.named()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--helo: " + helo + " has no address record, so receivers would refuse the name");
        }
        Path kept = settings.file().storage().home().resolve("preflight-probes.txt");
        try (Socket own = new Socket()) {
            own.bind(new InetSocketAddress(address.toInetAddress(), 0));
            return greetings.from(
                    address.toInetAddress(),
                    new ProbedToday(kept)
                            .take(LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC)));
        } catch (BindException foreign) {
            throw new ParameterException(
                    spec.commandLine(), "--probe: " + address + " is no address of this machine", foreign);
        } catch (IOException unwritable) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write " + kept + ": " + FileTrouble.reason(unwritable));
        }
    }

    private static Checked ask(
            String target,
            List<IPAddress> addresses,
            boolean owned,
            Settings settings,
            Function<DnsClient, EvidenceCollector.Surveys> surveys) {
        List<ActiveList> lists = EveryList.of(settings.catalogue(), settings.lists());
        return ask(target, addresses, owned, settings.file().dns().settings(), lists, surveys);
    }

    private static Checked ask(
            String target,
            List<IPAddress> addresses,
            boolean owned,
            DnsSettings settings,
            List<ActiveList> lists,
            Function<DnsClient, EvidenceCollector.Surveys> surveys) {
        try (DnsClient dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            EvidenceCollector collector =
                    new EvidenceCollector(dns, lists, InstantSource.system(), new SecureRandom(), surveys.apply(dns));
            List<Evidence> found = addresses.stream()
                    .map(address -> collector.about(address, owned))
                    .toList();
            return new Checked(target, found, OptionalInt.of(collector.questions()));
        }
    }

    private static List<IPAddress> addresses(String target, CommandSpec spec) {
        try {
            return Block.addresses(target);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    /** Empty when no file is named: then nobody looked. */
    private Optional<CloudRanges> clouds(List<NetworkEntry> entries, CommandSpec spec) {
        List<CloudRanges> read = new ArrayList<>();
        for (NetworkEntry each : entries) {
            try {
                read.add(each.ranges().read());
            } catch (IOException wrong) {
                throw new ParameterException(spec.commandLine(), "[[networks]] " + FileTrouble.sentence(wrong));
            }
        }
        for (String each : networks) {
            try {
                read.add(RangeFile.parse(each).read());
            } catch (IllegalArgumentException | IOException wrong) {
                throw new ParameterException(spec.commandLine(), "--networks: " + wrong.getMessage());
            }
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(CloudRanges.together(read));
    }
}

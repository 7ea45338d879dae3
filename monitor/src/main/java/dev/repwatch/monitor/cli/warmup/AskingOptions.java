package dev.repwatch.monitor.cli.warmup;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dns.engine.DnsEngine;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.gather.Block;
import dev.repwatch.monitor.preflight.gather.CloudRanges;
import dev.repwatch.monitor.preflight.gather.EveryList;
import dev.repwatch.monitor.preflight.gather.EvidenceCollector;
import dev.repwatch.monitor.preflight.gather.RangeFile;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** Empty when the configuration is bad, or was named and is not there; the problems are told. */
    Optional<Checked> ask(String target, boolean owned, ConfigOption config, CommandSpec spec) {
        List<IPAddress> addresses = addresses(target, spec);
        EvidenceCollector.Surveys surveys = EvidenceCollector.Surveys.offline(clouds(spec));
        if (config.absent()) {
            List<ActiveList> lists = EveryList.of(Catalogue.shipped(), List.of());
            return Optional.of(ask(target, addresses, owned, DnsSettings.ofSystem(), lists, surveys));
        }
        return config.read(spec, SecretNeed.KEYS_OF_LISTS)
                .map(settings -> ask(target, addresses, owned, settings, surveys));
    }

    private static Checked ask(
            String target,
            List<IPAddress> addresses,
            boolean owned,
            Settings settings,
            EvidenceCollector.Surveys surveys) {
        List<ActiveList> lists = EveryList.of(settings.catalogue(), settings.lists());
        return ask(target, addresses, owned, settings.file().dns().settings(), lists, surveys);
    }

    private static Checked ask(
            String target,
            List<IPAddress> addresses,
            boolean owned,
            DnsSettings settings,
            List<ActiveList> lists,
            EvidenceCollector.Surveys surveys) {
        try (DnsClient dns = new DnsEngine(settings, new SecureRandom(), System::nanoTime)) {
            EvidenceCollector collector =
                    new EvidenceCollector(dns, lists, InstantSource.system(), new SecureRandom(), surveys);
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
    private Optional<CloudRanges> clouds(CommandSpec spec) {
        List<CloudRanges> read = new ArrayList<>();
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

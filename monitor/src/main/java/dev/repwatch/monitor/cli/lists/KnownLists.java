package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.dns.DnsSettings;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.cli.ConfigOption;
import dev.repwatch.monitor.config.SecretNeed;
import dev.repwatch.monitor.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The lists as they are on this machine: those of the configuration, or those that are shipped where there is none.
 *
 * @param dns how to ask, looked up only when somebody does
 * @param healths what the daemon says, asked only when somebody wants to know
 */
record KnownLists(
        Catalogue catalogue, List<ActiveList> active, Supplier<DnsSettings> dns, Supplier<ListHealths> healths) {

    /** Empty when the configuration is bad, or was named and is not there; the problems are told. */
    static Optional<KnownLists> of(ConfigOption config, CommandSpec spec, SecretNeed need) {
        return config.absent()
                ? Optional.of(shipped())
                : config.read(spec, need).map(KnownLists::of);
    }

    private static KnownLists of(Settings settings) {
        return new KnownLists(
                settings.catalogue(),
                settings.lists(),
                () -> settings.file().dns().settings(),
                () -> ListHealths.of(settings));
    }

    private static KnownLists shipped() {
        Catalogue catalogue = Catalogue.shipped();
        List<ActiveList> active = catalogue.alive().stream()
                .filter(DnsblList::enabled)
                .map(list -> ActiveList.of(list, Optional.empty()))
                .toList();
        return new KnownLists(catalogue, active, DnsSettings::ofSystem, () -> ListHealths.NOT_RUNNING);
    }

    Optional<ActiveList> asked(SourceId id) {
        return active.stream().filter(list -> list.id().equals(id)).findFirst();
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.FileProbe;
import dev.repwatch.checks.dnsbl.QueryPolicy;
import dev.repwatch.checks.dnsbl.RateLimit;
import dev.repwatch.checks.dnsbl.file.FileTrouble;
import dev.repwatch.checks.dnsbl.file.FileVersion;
import dev.repwatch.checks.dnsbl.file.ListFiles;
import dev.repwatch.checks.dnsbl.file.rbldnsd.RbldnsdReader;
import dev.repwatch.checks.probe.ProbeType;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.metrics.MetricsInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists that operators hand out as files, as the daemon reads them. */
final class HandedOut {

    /** The name of its schedule. */
    static final String FAMILY = "list_files";

    private HandedOut() {}

    static ListFiles by(Settings settings, DaemonEnvironment world) {
        return new ListFiles(
                settings.file().storage().home().resolve("lists"),
                RbldnsdReader::new,
                world.guard(),
                "repwatch/" + world.version() + " (" + contact(settings, world) + ")",
                world.clock(),
                world.random());
    }

    /** Where the operator of a list can say what is wrong with our questions. */
    private static String contact(Settings settings, DaemonEnvironment world) {
        return settings.file().web().page("/").map(Object::toString).orElse("+postmaster@" + world.host());
    }

    /** From now on these lists; what was kept of their files is there when this returns. */
    static FileProbe probe(Settings settings, ListFiles files, DnsClient dns, RateLimit pace, DaemonEnvironment world) {
        List<ActiveList> lists = lists(settings);
        Map<String, ListFiles.Wanted> wanted = FileProbe.wanted(lists);
        files.use(
                wanted,
                FileProbe.fleet(
                        wanted.isEmpty()
                                ? List.of()
                                : settings.targets().stream()
                                        .map(WatchedTarget::target)
                                        .toList()));
        return new FileProbe(
                lists,
                source -> files.current(source.value()),
                new DnsblCheck(dns, lists, world.clock(), world.random(), QueryPolicy.lasting(pace)),
                world.clock());
    }

    static List<ActiveList> lists(Settings settings) {
        return settings.lists().stream()
                .filter(list -> list.list().file().isPresent())
                .toList();
    }

    static List<MetricsInput.FileView> views(ActiveProbes by) {
        Map<String, FileTrouble> troubles = by.files().troubles();
        return by.fromFiles().sources().stream()
                .map(list -> {
                    String id = list.id().value();
                    Optional<FileVersion> file = by.files().current(id);
                    return new MetricsInput.FileView(
                            list.id(),
                            file.map(FileVersion::of),
                            file.map(it -> it.content().entries()).orElse(0L),
                            file.isPresent() && !troubles.containsKey(id));
                })
                .toList();
    }

    /** It looks as often as lists are asked, and whenever a file has changed. */
    static Stream<OpenProbe> open(Settings settings, FileProbe probe) {
        return Optional.of(probe)
                .filter(it -> !it.sources().isEmpty())
                .map(it -> new OpenProbe(
                        new ProbeType(
                                FAMILY,
                                FileProbe.class,
                                settings.file().schedule().dnsbl(),
                                context -> it),
                        it))
                .stream();
    }
}

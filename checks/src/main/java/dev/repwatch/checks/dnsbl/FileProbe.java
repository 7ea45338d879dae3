package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dnsbl.file.FileFleet;
import dev.repwatch.checks.dnsbl.file.FileQuestion;
import dev.repwatch.checks.dnsbl.file.FileRules;
import dev.repwatch.checks.dnsbl.file.FileVersion;
import dev.repwatch.checks.dnsbl.file.ListFile;
import dev.repwatch.checks.dnsbl.file.ListFiles;
import dev.repwatch.checks.probe.Probe;
import dev.repwatch.checks.probe.ProbeSink;
import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * The lists that are read from files, as one probe. Nobody is asked about targets; a zone beside the file is asked for controls and to
 * confirm what would change what is believed.
 */
public final class FileProbe implements Probe {

    private final Map<SourceId, ActiveList> lists = new LinkedHashMap<>();
    private final Function<SourceId, Optional<FileVersion>> files;
    private final DnsblCheck zones;
    private final InstantSource clock;
    private final RegistrableDomains registrable = new RegistrableDomains();
    private volatile boolean closed;

    /**
     * @param lists that are read from files
     * @param files what is read of each
     * @param zones asks those of the lists that have a zone, by the same budget as all others
     */
    public FileProbe(
            List<ActiveList> lists,
            Function<SourceId, Optional<FileVersion>> files,
            DnsblCheck zones,
            InstantSource clock) {
        lists.forEach(list -> this.lists.put(list.id(), list));
        this.files = files;
        this.zones = zones;
        this.clock = clock;
    }

    /** What the files of these lists are, and by which controls they are believed. */
    public static Map<String, ListFiles.Wanted> wanted(List<ActiveList> lists) {
        Map<String, ListFiles.Wanted> wanted = new LinkedHashMap<>();
        for (ActiveList list : lists) {
            list.list()
                    .file()
                    .ifPresent(file -> wanted.put(
                            list.id().value(),
                            new ListFiles.Wanted(
                                    file,
                                    list.fileUrl().flatMap(url -> Optional.ofNullable(HttpUrl.parse(url.reveal()))),
                                    rules(list.list(), file))));
        }
        return wanted;
    }

    /** The zone files of a server hold its test points; files of other forms hold none. */
    private static FileRules rules(DnsblList list, ListFile file) {
        if (!file.format().kind().equals("rbldnsd")) {
            return FileRules.NONE;
        }
        DnsblList.TestPoints test = list.test();
        return new FileRules(
                test.listed().stream().toList(), test.clean().stream().toList());
    }

    /** The networks that a file is held against. */
    public static FileFleet fleet(List<Target> targets) {
        return FileFleet.of(targets.stream()
                .filter(IpTarget.class::isInstance)
                .map(target -> FileQuestion.of(target.text()))
                .toList());
    }

    @Override
    public List<DnsblList> sources() {
        return lists.values().stream().map(ActiveList::list).toList();
    }

    @Override
    public boolean run(List<ProbeTarget> targets, ProbeSink sink) {
        List<FileLook> looks = lists.values().stream().map(this::look).toList();
        looks.forEach(look -> sink.health(look.health()));
        for (ProbeTarget target : targets) {
            if (closed || Thread.currentThread().isInterrupted()) {
                return false;
            }
            for (FileLook look : looks) {
                if (look.takes(target.target())) {
                    sink.observed(look.at(target.target()));
                }
            }
        }
        return true;
    }

    private FileLook look(ActiveList list) {
        return new FileLook(list, files.apply(list.id()), registrable, clock.instant());
    }

    /**
     * Asks the zone. Where there is none, or it does not answer, another version of the file counts as another word; the same one says
     * nothing new.
     */
    @Override
    public CompletableFuture<Observation> confirm(ProbeTarget target, SourceId source, String firstPath) {
        ActiveList list = lists.get(source);
        if (list == null) {
            throw new IllegalArgumentException("list " + source + " is not among those that are read from files");
        }
        if (!list.hasZone()) {
            return CompletableFuture.completedFuture(look(list).at(target.target()));
        }
        return zones.confirm(target.target(), source, firstPath)
                .thenApply(asked -> asked.finding() instanceof Finding.Unknown
                                && files.apply(source)
                                        .filter(file -> !file.path().equals(firstPath))
                                        .isPresent()
                        ? look(list).at(target.target())
                        : asked);
    }

    /** Asks the control points of a list's zone; what is known of its file where it has none. */
    public Optional<CompletableFuture<SourceHealth>> probe(SourceId source) {
        return Optional.ofNullable(lists.get(source))
                .map(list -> list.hasZone()
                        ? zones.probe(source)
                        : CompletableFuture.completedFuture(look(list).health()));
    }

    @Override
    public void close() {
        closed = true;
        zones.stop();
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.file.FileTrouble;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the files of lists when they are due, has what is new looked at, and tells once what is wrong with a file. */
final class FileRounds {

    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(FileRounds.class);
    private static final String SUBJECT = "list_file:";

    private final Supplier<ActiveProbes> looking;
    private final SweepRunner sweepRunner;
    private final IncidentTracker tracker;
    private final Directory directory;
    private final InstantSource clock;
    private final Supplier<Language> language;
    private final Set<String> told = new LinkedHashSet<>();

    FileRounds(
            Supplier<ActiveProbes> looking,
            SweepRunner sweepRunner,
            IncidentTracker tracker,
            Directory directory,
            InstantSource clock,
            Supplier<Language> language) {
        this.looking = looking;
        this.sweepRunner = sweepRunner;
        this.tracker = tracker;
        this.directory = directory;
        this.clock = clock;
        this.language = language;
    }

    void look() {
        ActiveProbes by = looking.get();
        boolean news = !by.files().refresh().isEmpty();
        if (news) {
            sweepRunner.look(HandedOut.FAMILY);
        }
        tell(by.files().troubles());
    }

    private void tell(Map<String, FileTrouble> troubles) {
        troubles.forEach((list, why) -> {
            if (!told.contains(list)) {
                LOG.warn("list {}: {}", list, why.detail());
                record(list, words().say("list_file.why." + why.id(), "detail", why.detail()), false);
                told.add(list);
            }
        });
        told.stream().filter(list -> !troubles.containsKey(list)).toList().forEach(list -> {
            record(list, "", true);
            told.remove(list);
        });
    }

    private Words words() {
        return Words.of(FileRounds.class, language.get());
    }

    private void record(String list, String why, boolean over) {
        Words words = words();
        String title = directory.list(new SourceId(list)).map(DnsblList::title).orElse(list);
        tracker.record(new DaemonTrouble(
                        SUBJECT + list,
                        words.say(over ? "list_file.good" : "list_file.bad", "list", title, "why", why),
                        over ? "" : words.say("list_file.bad.advice", "id", list))
                .event(over, clock.instant()));
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.MaillogSettings;
import dev.repwatch.monitor.traffic.TrafficView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The mail logs: read twice a second; what refusals name is asked of DNS at once, and who has to hear of a log itself is told. */
final class ActiveMaillog implements AutoCloseable {

    static final Duration PAUSE = Duration.ofMillis(500);

    /** A list that refusals name is not asked about the same address more often. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration RATED_AGAIN = Duration.ofSeconds(15);
    private static final List<String> SOON = List.of("maillog-vendors", "maillog-named");
    private static final List<String> RATES = List.of(
            "maillog-unknown",
            "maillog-blocked",
            "maillog-deferred",
            "maillog-ended",
            "maillog-named",
            "maillog-vendors");
    private static final int MOST_ASKED = 10_000;

    private final MailTraffic traffic;
    private final Path file;
    private final InstantSource clock;
    private final SweepRunner sweeps;
    private final Map<MailTraffic.Pair, Instant> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MailTraffic.Pair, Instant> eldest) {
            return size() > MOST_ASKED;
        }
    };
    private final RefusedListings refused;
    private final LogTroubles troubles;
    private Instant rated = Instant.EPOCH;

    /**
     * @param file the configuration, which paths are relative to
     * @param sweeps looks at once at what refusals name
     */
    ActiveMaillog(
            MailTraffic traffic,
            Path file,
            IncidentTracker tracker,
            InstantSource clock,
            Supplier<Language> language,
            SweepRunner sweeps,
            Database database,
            Directory directory) {
        this.traffic = traffic;
        this.file = file;
        this.clock = clock;
        this.sweeps = sweeps;
        this.refused = new RefusedListings(traffic, tracker, clock, directory);
        this.troubles = new LogTroubles(traffic, database, tracker, clock, language);
    }

    /** Ids of lists by zone; those with a key in their zone go by what is around it. */
    private static Map<String, String> zones(Settings settings) {
        return settings.catalogue().all().stream()
                .collect(Collectors.toMap(
                        list -> list.zone().replace("{key}.", ""),
                        list -> list.id().value(),
                        (one, other) -> one));
    }

    MailTraffic traffic() {
        return traffic;
    }

    void use(Settings settings) {
        traffic.use(settings.section(MaillogSettings.class), file, zones(settings));
        traffic.watch(settings.targets().stream()
                .map(WatchedTarget::target)
                .filter(IpTarget.class::isInstance)
                .map(Target::text)
                .collect(Collectors.toSet()));
    }

    /** Blocking while there is something to read, and while DNS is asked. */
    synchronized void run() {
        if (!traffic.on()) {
            return;
        }
        TrafficView before = traffic.view();
        MailTraffic.News news = traffic.pass();
        refused.tell(refused.open(news.named()), before);
        ask(news.named());
        if (news.blocked()) {
            SOON.forEach(this::lookTwice);
        }
        Instant now = clock.instant();
        if (news.redrawn() && Duration.between(rated, now).abs().compareTo(RATED_AGAIN) >= 0) {
            rated = now;
            RATES.forEach(this::lookTwice);
        }
        troubles.outages(news.outages());
        troubles.logs(traffic.logs());
    }

    /** Counts of our own are believed when they are looked at again, which needs no waiting. */
    private void lookTwice(String family) {
        sweeps.look(family);
        sweeps.look(family);
    }

    private void ask(Set<MailTraffic.Pair> named) {
        Instant now = clock.instant();
        Set<TaskBook.Awaited> due = named.stream()
                .filter(pair -> !pair.list().startsWith("?"))
                .filter(pair ->
                        !asked.getOrDefault(pair, Instant.EPOCH).plus(AGAIN).isAfter(now))
                .map(pair -> {
                    asked.put(pair, now);
                    return new TaskBook.Awaited(pair.source(), new SourceId(pair.list()));
                })
                .collect(Collectors.toSet());
        if (!due.isEmpty()) {
            sweeps.refused(due);
        }
    }

    void forget() {
        traffic.forget();
    }

    @Override
    public void close() {
        traffic.close();
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.MaillogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The mail logs: read every second; what refusals name is asked of DNS at once, and who has to hear of a log itself is told. */
final class ActiveMaillog implements AutoCloseable {

    static final Duration PAUSE = Duration.ofSeconds(1);

    /** A list that refusals name is not asked about the same address more often. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private static final Duration OUTAGE_OVER = Duration.ofHours(2);
    private static final List<String> SOON = List.of("maillog-vendors", "maillog-named");
    private static final int MOST_ASKED = 10_000;

    private final MailTraffic traffic;
    private final Path file;
    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final Supplier<Language> language;
    private final SweepRunner sweeps;
    private final Map<MailTraffic.Pair, Instant> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MailTraffic.Pair, Instant> eldest) {
            return size() > MOST_ASKED;
        }
    };
    private final Set<String> quiet = new HashSet<>();
    private final Map<String, Instant> outages = new HashMap<>();

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
            SweepRunner sweeps) {
        this.traffic = traffic;
        this.file = file;
        this.tracker = tracker;
        this.clock = clock;
        this.language = language;
        this.sweeps = sweeps;
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
    }

    /** Blocking while there is something to read, and while DNS is asked. */
    synchronized void run() {
        if (!traffic.on()) {
            return;
        }
        MailTraffic.News news = traffic.pass();
        ask(news.named());
        if (news.blocked()) {
            SOON.forEach(this::lookTwice);
        }
        news.outages().forEach(this::outage);
        outagesOver();
        traffic.logs().forEach(this::log);
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
            sweeps.awaited(due);
        }
    }

    private void outage(String receiver) {
        if (outages.put(receiver, clock.instant()) == null) {
            tell("suppression:" + receiver, "outage", receiver, false);
        }
    }

    private void outagesOver() {
        Instant now = clock.instant();
        Set<String> over = outages.entrySet().stream()
                .filter(entry -> entry.getValue().plus(OUTAGE_OVER).isBefore(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        over.forEach(receiver -> {
            outages.remove(receiver);
            tell("suppression:" + receiver, "outage", receiver, true);
        });
    }

    private void log(MailTraffic.LogState state) {
        boolean silent = state.quiet() || state.unreadable();
        if (silent && quiet.add(state.name())) {
            tell("maillog:" + state.name(), "maillog", state.name(), false);
        } else if (!silent && quiet.remove(state.name())) {
            tell("maillog:" + state.name(), "maillog", state.name(), true);
        }
    }

    private void tell(String subject, String key, String name, boolean over) {
        Words words = Words.of(ActiveMaillog.class, language.get());
        tracker.record(new DaemonTrouble(
                        subject,
                        words.say(key + (over ? ".good" : ".bad"), "name", name),
                        over ? "" : words.say(key + ".bad.advice", "name", name))
                .event(over, clock.instant()));
    }

    void forget() {
        traffic.forget();
    }

    @Override
    public void close() {
        traffic.close();
    }
}

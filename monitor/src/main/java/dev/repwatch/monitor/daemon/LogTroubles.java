package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.AlertKeys;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.outage.OutageDetail;
import dev.repwatch.monitor.traffic.outage.OutageKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Logs that say nothing any more, and receivers that suddenly know nobody: each told once and once that it is over, also by another start. */
final class LogTroubles {

    private static final Duration OUTAGE_OVER = Duration.ofHours(2);
    private static final String LOG = "maillog:";
    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final Supplier<Language> language;
    private final MailTraffic traffic;
    private final Set<String> silent;
    private final Map<String, Instant> outages;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    LogTroubles(
            MailTraffic traffic,
            Database database,
            IncidentTracker tracker,
            InstantSource clock,
            Supplier<Language> language) {
        this.tracker = tracker;
        this.clock = clock;
        this.language = language;
        this.traffic = traffic;
        List<ThreadRow> threads = database.read(ThreadTable::open);
        this.silent = new HashSet<>(names(threads, AlertKeys.trouble(LOG)).keySet());
        this.outages = new HashMap<>(names(threads, OutageKind.prefix()));
    }

    /** Of open conversations, what stands behind this, and when it was told. */
    private static Map<String, Instant> names(List<ThreadRow> threads, String prefix) {
        return threads.stream()
                .filter(thread -> thread.threadKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        thread -> thread.threadKey().substring(prefix.length()),
                        ThreadRow::toldAt,
                        (one, other) -> one));
    }

    void outages(Set<String> receivers) {
        Instant now = clock.instant();
        receivers.forEach(receiver -> {
            if (outages.put(receiver, now) == null) {
                tracker.record(IncidentEvent.opened(
                        new OutageDetail(receiver, traffic.view().held()), now));
            }
        });
        List<String> over = outages.entrySet().stream()
                .filter(entry -> entry.getValue().plus(OUTAGE_OVER).isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(receiver -> {
            outages.remove(receiver);
            tracker.record(IncidentEvent.resolved(
                    new OutageDetail(receiver, traffic.view().held()), now));
        });
    }

    /** One that is not followed any more is nobody's trouble. */
    void logs(Collection<MailTraffic.LogState> states) {
        states.forEach(this::log);
        Set<String> followed = states.stream().map(MailTraffic.LogState::name).collect(Collectors.toSet());
        List<String> gone =
                silent.stream().filter(name -> !followed.contains(name)).toList();
        gone.forEach(name -> {
            silent.remove(name);
            tell("maillog.gone", name, true);
        });
    }

    /** After a start a log is not known to be written again before a line of it was read. */
    private void log(MailTraffic.LogState state) {
        boolean quiet = state.quiet() || state.unreadable();
        boolean read = !state.lastLine().equals(firstSeen.computeIfAbsent(state.name(), name -> state.lastLine()));
        if (quiet && silent.add(state.name())) {
            tell("maillog", state.name(), false);
        } else if (!quiet && read && silent.remove(state.name())) {
            tell("maillog", state.name(), true);
        }
    }

    private void tell(String key, String name, boolean over) {
        Words words = Words.of(LogTroubles.class, language.get());
        tracker.record(new DaemonTrouble(
                        LOG + name,
                        words.say(key + (over ? ".good" : ".bad"), "name", name),
                        over ? "" : words.say(key + ".bad.advice", "name", name))
                .event(over, clock.instant()));
    }
}

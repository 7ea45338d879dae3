package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.notify.wording.AlertKeys;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.tracker.IncidentTracker;
import dev.repwatch.monitor.traffic.MailTraffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Logs that say nothing any more, and receivers that suddenly know nobody: each told once and once that it is over, also by another start. */
final class LogTroubles {

    private static final Duration OUTAGE_OVER = Duration.ofHours(2);
    private static final String LOG = "maillog:";
    private static final String OUTAGE = "suppression:";

    private final IncidentTracker tracker;
    private final InstantSource clock;
    private final Supplier<Language> language;
    private final Map<String, Instant> open;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    LogTroubles(Database database, IncidentTracker tracker, InstantSource clock, Supplier<Language> language) {
        this.tracker = tracker;
        this.clock = clock;
        this.language = language;
        this.open = new HashMap<>(database.read(ThreadTable::open).stream()
                .filter(thread ->
                        subject(thread).startsWith(LOG) || subject(thread).startsWith(OUTAGE))
                .collect(Collectors.toMap(LogTroubles::subject, ThreadRow::toldAt, (one, other) -> one)));
    }

    private static String subject(ThreadRow thread) {
        String prefix = AlertKeys.trouble("");
        return thread.threadKey().startsWith(prefix) ? thread.threadKey().substring(prefix.length()) : "";
    }

    void outages(Set<String> receivers) {
        Instant now = clock.instant();
        receivers.forEach(receiver -> {
            if (open.put(OUTAGE + receiver, now) == null) {
                tell(OUTAGE, "outage", receiver, false);
            }
        });
        List<String> over = open.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(OUTAGE)
                        && entry.getValue().plus(OUTAGE_OVER).isBefore(now))
                .map(entry -> entry.getKey().substring(OUTAGE.length()))
                .toList();
        over.forEach(receiver -> {
            open.remove(OUTAGE + receiver);
            tell(OUTAGE, "outage", receiver, true);
        });
    }

    /** One that is not followed any more is nobody's trouble. */
    void logs(List<MailTraffic.LogState> states) {
        states.forEach(this::log);
        Set<String> followed = states.stream().map(state -> LOG + state.name()).collect(Collectors.toSet());
        List<String> gone = open.keySet().stream()
                .filter(subject -> subject.startsWith(LOG) && !followed.contains(subject))
                .map(subject -> subject.substring(LOG.length()))
                .toList();
        gone.forEach(name -> {
            open.remove(LOG + name);
            tell(LOG, "maillog.gone", name, true);
        });
    }

    /** After a start a log is not known to be written again before a line of it was read. */
    private void log(MailTraffic.LogState state) {
        boolean silent = state.quiet() || state.unreadable();
        String subject = LOG + state.name();
        boolean read = !state.lastLine().equals(firstSeen.computeIfAbsent(state.name(), name -> state.lastLine()));
        if (silent && open.putIfAbsent(subject, clock.instant()) == null) {
            tell(LOG, "maillog", state.name(), false);
        } else if (!silent && read && open.containsKey(subject)) {
            open.remove(subject);
            tell(LOG, "maillog", state.name(), true);
        }
    }

    private void tell(String prefix, String key, String name, boolean over) {
        Words words = Words.of(LogTroubles.class, language.get());
        tracker.record(new DaemonTrouble(
                        prefix + name,
                        words.say(key + (over ? ".good" : ".bad"), "name", name),
                        over ? "" : words.say(key + ".bad.advice", "name", name))
                .event(over, clock.instant()));
    }
}

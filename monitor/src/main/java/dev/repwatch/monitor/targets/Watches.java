package dev.repwatch.monitor.targets;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.people.ActTable;
import dev.repwatch.monitor.store.people.WatchTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Targets that somebody watches for a while, beside those of the configuration, which stays the truth for its own: what it names
 * is as it says. Kept in the database, and each change with who made it. Thread-safe.
 */
public final class Watches {

    private static final String NOBODY = "repwatch";
    private static final String DOOR = "daemon";

    private final Database database;
    private final InstantSource clock;
    private volatile List<WatchTable.Row> running;

    private Watches(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.running = List.copyOf(database.read(WatchTable::all));
    }

    /** Those that were begun before and are not over. */
    public static Watches open(Database database, InstantSource clock) {
        Watches watches = new Watches(database, clock);
        watches.expire();
        return watches;
    }

    /** The oldest first. */
    List<WatchTable.Row> running() {
        Instant now = clock.instant();
        return running.stream().filter(it -> now.isBefore(it.until())).toList();
    }

    /** @param name of one that is not there yet */
    synchronized WatchTable.Row begin(String name, List<Target> targets, Duration lasting, String who) {
        // one that is over and was not looked at since has this name still
        expire();
        Instant now = clock.instant();
        List<String> texts = targets.stream().map(Target::text).toList();
        WatchTable.Row kept = database.inTransaction(t -> {
            WatchTable.Row row = new WatchTable.Row(0, name, texts, lasting, who, now, now.plus(lasting));
            long id = WatchTable.put(t, row);
            ActTable.put(t, ActTable.Act.byApi(now, who, "watch", object(id, texts), name));
            return new WatchTable.Row(id, name, texts, lasting, who, now, row.until());
        });
        List<WatchTable.Row> all = new ArrayList<>(running);
        all.add(kept);
        running = List.copyOf(all);
        return kept;
    }

    /** @return what was ended; empty when it was over already */
    synchronized Optional<WatchTable.Row> end(long id, String who) {
        Optional<WatchTable.Row> found =
                running().stream().filter(it -> it.id() == id).findFirst();
        found.ifPresent(it -> remove(it, who, ActTable.API, "unwatch"));
        return found;
    }

    /** @return whether any is over since the last time */
    public synchronized boolean expire() {
        Instant now = clock.instant();
        List<WatchTable.Row> over =
                running.stream().filter(it -> !now.isBefore(it.until())).toList();
        over.forEach(it -> remove(it, NOBODY, DOOR, "watch over"));
        return !over.isEmpty();
    }

    private void remove(WatchTable.Row row, String who, String door, String verb) {
        Instant now = clock.instant();
        database.inTransaction(t -> {
            if (WatchTable.delete(t, row.id())) {
                ActTable.put(t, new ActTable.Act(now, who, door, verb, object(row.id(), row.targets()), row.name()));
            }
            return true;
        });
        running = running.stream().filter(it -> it.id() != row.id()).toList();
    }

    private static String object(long id, List<String> targets) {
        return "watch-" + id + " " + String.join(" ", targets);
    }

    /** These settings with the targets that are watched for a while. */
    public Settings beside(Settings settings) {
        return with(settings, running());
    }

    /** These settings with what one more watch would add. */
    static Settings with(Settings settings, String name, List<Target> more) {
        Instant never = Instant.EPOCH;
        return with(
                settings,
                List.of(new WatchTable.Row(
                        0, name, more.stream().map(Target::text).toList(), Duration.ZERO, "", never, never)));
    }

    private static Settings with(Settings settings, List<WatchTable.Row> watches) {
        Set<String> known = new HashSet<>();
        settings.targets().forEach(it -> known.add(it.target().text()));
        List<WatchedTarget> all = new ArrayList<>(settings.targets());
        watches.forEach(
                watch -> watch.targets().stream().filter(known::add).forEach(text -> all.add(watched(watch, text))));
        return all.size() == settings.targets().size()
                ? settings
                : new Settings(settings.file(), settings.others(), all, settings.catalogue(), settings.lists());
    }

    private static WatchedTarget watched(WatchTable.Row watch, String text) {
        return new WatchedTarget(
                TypedTarget.targets(text, 1).findFirst().orElseThrow(),
                watch.name(),
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        WatchedTarget.WATCH,
                        watch.name(),
                        WatchedTarget.WATCHED_UNTIL,
                        watch.until().toString()),
                List.of(),
                List.of());
    }
}

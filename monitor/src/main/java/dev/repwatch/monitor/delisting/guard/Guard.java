package dev.repwatch.monitor.delisting.guard;

import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the pools of the mail server clean: an address leaves its pool with a confirmed listing on a weighty list and
 * returns only when that is confirmed to be over. Not for use by several threads at once.
 */
public final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final GuardSettings settings;
    private final Directory directory;
    private final GuardHooks guardHooks;
    private final GuardBook book;
    private Map<String, Pools.Pool> decision = Map.of();

    public Guard(GuardSettings settings, Directory directory, GuardHooks guardHooks, GuardBook book) {
        this.settings = settings;
        this.directory = directory;
        this.guardHooks = guardHooks;
        this.book = book;
    }

    /**
     * Looks at all open episodes and makes the pools fit. Trouble with the mail server is logged, never thrown, and tried
     * again at the next call.
     */
    public void look(Collection<WatchedTarget> targets, Collection<Episode> open) {
        if (!settings.on()) {
            return;
        }
        Map<String, Pools.Pool> before = decision;
        decision = Pools.decide(members(targets), listed(open), settings.minimum());
        if (!decision.equals(before)) {
            say();
        }
        if (settings.dryRun()) {
            return;
        }
        try {
            if (undone()) {
                tell(book.page().before(), book.page().undone());
            } else {
                settings.files().forEach(this::write);
                tell(held(), Optional.empty());
            }
        } catch (IOException failure) {
            LOG.error("what the guard told cannot be kept, tried again later: {}", failure.toString());
        }
    }

    /** A file that cannot be written keeps nobody else from hearing. */
    private void write(Path file) {
        try {
            new PoolFile(file, settings.format()).write(decision);
        } catch (IOException failure) {
            LOG.error("pool file {} cannot be written, tried again later: {}", file, failure.toString());
        }
    }

    private void say() {
        if (settings.dryRun()) {
            LOG.info("the guard would hold {} (dry run)", held());
        }
        decision.forEach((pool, state) -> state.kept()
                .forEach(it -> LOG.warn("{} is listed but stays in pool {}: too few others are left", it, pool)));
    }

    /** What should be held and was not taken by hook or webhooks: mail still leaves from there. */
    public Set<String> notTaken() {
        if (settings.dryRun() || undone()) {
            return Set.of();
        }
        Set<String> wanted = held();
        wanted.removeAll(book.page().held());
        return wanted;
    }

    /** What was decided last, by pool; in a dry run, what would be done. */
    public Map<String, Pools.Pool> decision() {
        return decision;
    }

    /** Whether somebody took back what was decided last. */
    public boolean undone() {
        return book.page().undone().filter(decision.toString()::equals).isPresent();
    }

    /**
     * Takes back the last change: pool files are as they were before it, and the mail server is told so. The decision is
     * not carried out again until it changes.
     *
     * @return false when there is nothing to take back
     * @throws IOException when a file cannot be written
     */
    public boolean undo() throws IOException {
        if (settings.dryRun() || decision.isEmpty() || undone()) {
            return false;
        }
        boolean any = !book.page().held().equals(book.page().before());
        for (Path file : settings.files()) {
            any |= new PoolFile(file, settings.format()).undo();
        }
        if (any) {
            tell(book.page().before(), Optional.of(decision.toString()));
        }
        return any;
    }

    private Set<String> held() {
        Set<String> held = new TreeSet<>();
        decision.values().forEach(it -> held.addAll(it.held()));
        return held;
    }

    /** Tells what is new; what the mail server does not take is told again at the next call. */
    private void tell(Set<String> wanted, Optional<String> undone) throws IOException {
        Set<String> before = book.page().held();
        Set<String> told = new TreeSet<>(before);
        for (String address : wanted) {
            if (!before.contains(address) && guardHooks.changed(address, true)) {
                told.add(address);
            }
        }
        for (String address : before) {
            if (!wanted.contains(address) && guardHooks.changed(address, false)) {
                told.remove(address);
            }
        }
        Set<String> asBefore = told.equals(before) ? book.page().before() : before;
        book.write(new GuardBook.Page(told, undone.isPresent() ? wanted : asBefore, undone));
    }

    private Set<String> listed(Collection<Episode> open) {
        Set<String> listed = new TreeSet<>();
        for (Episode episode : open) {
            boolean weighty = directory
                    .list(episode.source())
                    .filter(list -> list.tier() <= settings.maxTier())
                    .isPresent();
            if (weighty && episode.confirmed() && episode.listing().severity().atLeast(Severity.MAJOR)) {
                listed.add(episode.target().text());
            }
        }
        return listed;
    }

    /** Mail is sent from addresses; a domain that was given a pool is none. */
    private static Map<String, List<String>> members(Collection<WatchedTarget> targets) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (WatchedTarget target : targets) {
            if (target.target() instanceof IpTarget) {
                target.pool()
                        .ifPresent(pool -> members.computeIfAbsent(pool, unused -> new ArrayList<>())
                                .add(target.target().text()));
            }
        }
        return members;
    }
}

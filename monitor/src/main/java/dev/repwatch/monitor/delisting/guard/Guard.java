package dev.repwatch.monitor.delisting.guard;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.state.Episode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Messenger messenger;
    private Set<String> before = Set.of();

    public Guard(GuardSettings settings, Directory directory, Messenger messenger) {
        this.settings = settings;
        this.directory = directory;
        this.messenger = messenger;
    }

    /**
     * Looks at all open episodes and makes the pools fit. Trouble with the mail server is logged, never thrown, and tried
     * again at the next call.
     */
    public void look(Collection<WatchedTarget> targets, Collection<Episode> open) {
        if (!settings.on()) {
            return;
        }
        Map<String, List<String>> members = members(targets);
        Set<String> listed = listed(open);
        Map<String, Pools.Pool> pools = Pools.decide(members, listed, settings.minimum());
        Set<String> held = new TreeSet<>();
        pools.values().forEach(it -> held.addAll(it.held()));
        if (settings.dryRun()) {
            LOG.info("guard would hold {} (dry run)", held);
            return;
        }
        try {
            for (Path file : settings.files()) {
                new PoolFile(file, settings.format()).write(pools);
            }
            pools.forEach((pool, state) -> state.kept()
                    .forEach(it -> LOG.warn("{} is listed but stays in pool {}: too few others are left", it, pool)));
            tell(held);
        } catch (IOException failure) {
            LOG.error("a pool file cannot be written, tried again later: {}", failure.getMessage());
        }
    }

    private void tell(Set<String> held) {
        Set<String> changed = new TreeSet<>();
        for (String address : held) {
            if (!before.contains(address) && !messenger.changed(address, true)) {
                changed.add(address);
            }
        }
        Set<String> still = new TreeSet<>(held);
        for (String address : before) {
            if (!held.contains(address) && !messenger.changed(address, false)) {
                still.add(address);
            }
        }
        still.removeAll(changed);
        before = still;
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

    private static Map<String, List<String>> members(Collection<WatchedTarget> targets) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (WatchedTarget target : targets) {
            target.pool()
                    .ifPresent(pool -> members.computeIfAbsent(pool, unused -> new ArrayList<>())
                            .add(target.target().text()));
        }
        return members;
    }
}

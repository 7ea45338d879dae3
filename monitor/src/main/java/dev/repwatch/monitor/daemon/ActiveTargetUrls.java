package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.targets.TargetUrls;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inventories of the configuration in force, asked when they are due. */
final class ActiveTargetUrls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveTargetUrls.class);

    private final TargetUrls known;
    private final DaemonEnvironment world;
    private List<Inventory> inventories = List.of();
    private volatile boolean closed;

    ActiveTargetUrls(TargetUrls known, DaemonEnvironment world) {
        this.known = known;
        this.world = world;
    }

    /** Those that are new or changed are asked at once, the others when it is their turn. */
    synchronized void use(Settings settings) {
        Path home = settings.file().storage().home();
        List<Inventory> before = inventories;
        List<Inventory> now = new ArrayList<>();
        settings.file()
                .targetUrls()
                .forEach(entry -> now.add(before.stream()
                        .filter(it -> it.entry().equals(entry))
                        .findFirst()
                        .orElseGet(() -> new Inventory(entry, home, known, world))));
        inventories = List.copyOf(now);
        before.stream().filter(it -> !now.contains(it)).forEach(Inventory::close);
        try {
            known.keepOnly(home, settings.file().targetUrls());
        } catch (IOException stays) {
            LOG.warn("what a former inventory said could not be deleted: {}", FileTrouble.sentence(stays));
        }
    }

    private synchronized List<Inventory> all() {
        return inventories;
    }

    /**
     * Asks those that are due; blocking, up to half a minute each.
     *
     * @return whether the configuration has to be read again
     */
    boolean ask() {
        long now = world.nanos().getAsLong();
        boolean news = false;
        for (Inventory inventory : all()) {
            if (inventory.due(now)) {
                news |= inventory.ask();
            }
        }
        return news && !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        inventories.forEach(Inventory::close);
        inventories = List.of();
    }
}

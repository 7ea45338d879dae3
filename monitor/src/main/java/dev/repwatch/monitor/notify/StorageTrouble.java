package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.StorageUnavailable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is away is one line for each that waits for it, however often it tries: the disk may be full. */
final class StorageTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(StorageTrouble.class);

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    void of(String name, StorageUnavailable away) {
        if (waiting.add(name)) {
            LOG.error("{} waits until the database works again: {}", name, away.getMessage());
        }
    }

    void over(String name) {
        if (waiting.remove(name)) {
            LOG.info("{} goes on", name);
        }
    }
}

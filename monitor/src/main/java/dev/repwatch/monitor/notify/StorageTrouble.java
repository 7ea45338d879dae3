package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that is away is one line for each that waits for it, however often it tries: the disk may be full. Who had nothing
 * to write meanwhile has not seen that it is over, so some time without a failure has to pass.
 */
final class StorageTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(StorageTrouble.class);
    private static final Duration PROVEN = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Map<String, Long> failed = new ConcurrentHashMap<>();

    StorageTrouble(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @return whether it is said */
    boolean of(String name, StorageUnavailable away) {
        boolean begins = failed.put(name, nanos.getAsLong()) == null;
        if (begins) {
            LOG.error("{} waits until the database works again: {}", name, away.getMessage());
        }
        return begins;
    }

    /** @return whether it is said */
    boolean over(String name) {
        Long last = failed.get(name);
        boolean ends = last != null && nanos.getAsLong() - last >= PROVEN.toNanos();
        if (ends) {
            failed.remove(name);
            LOG.info("{} goes on", name);
        }
        return ends;
    }
}

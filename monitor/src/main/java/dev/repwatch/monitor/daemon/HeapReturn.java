package dev.repwatch.monitor.daemon;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives back what a start, a first round or a large reload needed and nobody needs any more. The serial collector looks at old
 * objects only when there is no room for more of them, and a daemon that has its targets needs no more: without this it keeps
 * the memory of its busiest moment for good.
 */
final class HeapReturn {

    private static final long AT_LEAST = 48L << 20;

    private final Supplier<Optional<OldObjects>> oldObjects;
    private final Runnable collection;

    /**
     * @param used octets of old objects now
     * @param kept what the last collection left of them
     */
    record OldObjects(long used, long kept) {

        boolean worthCollecting() {
            return used - kept > Math.max(AT_LEAST, kept / 4);
        }
    }

    /** @param oldObjects empty where the machine does not tell */
    HeapReturn(Supplier<Optional<OldObjects>> oldObjects, Runnable collection) {
        this.oldObjects = oldObjects;
        this.collection = collection;
    }

    static HeapReturn ofThisMachine() {
        return new HeapReturn(
                () -> ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP
                                && (pool.getName().contains("Tenured")
                                        || pool.getName().contains("Old")))
                        .map(HeapReturn::of)
                        .findFirst(),
                System::gc);
    }

    private static OldObjects of(MemoryPoolMXBean pool) {
        return new OldObjects(
                pool.getUsage().getUsed(),
                Optional.ofNullable(pool.getCollectionUsage())
                        .map(MemoryUsage::getUsed)
                        .orElse(0L));
    }

    /** Collects when a quarter of what is kept, and enough to matter, has gathered since the last collection. */
    void look() {
        if (oldObjects.get().filter(OldObjects::worthCollecting).isPresent()) {
            collection.run();
        }
    }
}

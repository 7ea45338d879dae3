package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.metrics.MetricsInput.TaskView;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.StorageSize;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last figures of outbox and desk, so that a scrape never asks the database. */
final class CachedCounts {

    private final Database database;
    private final StorageLocation location;
    private volatile Optional<Long> bytes = Optional.empty();
    private volatile PendingCounts pendingCounts = PendingCounts.NONE;
    private volatile Map<String, TaskView> desk = DeskCounts.tasks(List.of(), Instant.EPOCH);
    private volatile Map<Long, String> handled = Map.of();

    CachedCounts(Database database, StorageLocation location) {
        this.database = database;
        this.location = location;
    }

    void refresh(Instant now) {
        PendingCounts read = database.read(transaction -> PendingCounts.read(transaction, now));
        pendingCounts = read;
        desk = DeskCounts.tasks(read.desk(), now);
        bytes = StorageSize.of(location, database);
        handled = database.read(transaction -> handled(transaction, now));
    }

    private static Map<Long, String> handled(Transaction transaction, Instant now) {
        Map<Long, String> handled = new HashMap<>();
        for (ThreadRow thread : ThreadTable.open(transaction)) {
            boolean snoozed = thread.snoozedUntil().filter(now::isBefore).isPresent();
            if (snoozed || thread.ack().isPresent()) {
                ThreadMembers.in(transaction, thread.threadKey()).stream()
                        .filter(ThreadMembers.Member::open)
                        .forEach(member -> handled.put(member.episode(), snoozed ? "snoozed" : "acknowledged"));
            }
        }
        return Map.copyOf(handled);
    }

    /** What the database takes. */
    Optional<Long> bytes() {
        return bytes;
    }

    /** Open episodes that somebody has in hand, and how. */
    Map<Long, String> handled() {
        return handled;
    }

    /** Open tasks by state. */
    Map<String, TaskView> desk() {
        return desk;
    }

    PendingCounts figures() {
        return pendingCounts;
    }
}

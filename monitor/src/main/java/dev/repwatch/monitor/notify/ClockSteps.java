package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import dev.repwatch.monitor.store.outbox.StoredTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A wall clock that is set moves what waits by as much; while the database is away that is owed. */
final class ClockSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);

    private final Database database;
    private final InstantSource clock;
    private final List<RoutedChannel> channels;
    private final Duration longest;
    private Duration owed = Duration.ZERO;

    /** @param longest that anything waits by itself */
    ClockSteps(Database database, InstantSource clock, List<RoutedChannel> channels, Duration longest) {
        this.database = database;
        this.clock = clock;
        this.channels = List.copyOf(channels);
        this.longest = longest;
    }

    synchronized void stepped(Duration by) {
        owed = owed.plus(by);
        settle();
    }

    /** Does what is owed; until then no time in the database means anything. */
    synchronized boolean settle() {
        if (owed.isZero()) {
            return true;
        }
        try {
            Duration by = owed;
            database.inTransaction(t -> {
                DispatchLease.take(t);
                Instant now = clock.instant();
                StoredTimes.move(t, by, now);
                bound(t, now);
                return by;
            });
            owed = Duration.ZERO;
            return true;
        } catch (StorageUnavailable away) {
            LOG.debug("the times of what waits are not moved yet", away);
            return false;
        }
    }

    /** The clock may have been set while nobody looked. */
    void bound(Transaction transaction, Instant now) {
        StoredTimes.bound(transaction, longest, now);
        for (RoutedChannel channel : channels) {
            StoredTimes.untried(transaction, channel.name(), now)
                    .forEach(it -> StoredTimes.untried(transaction, it, channel.notBefore(Routing.severity(it), now)));
        }
    }
}

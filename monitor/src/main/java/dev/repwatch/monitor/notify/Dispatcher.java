package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.notify.digest.Digests;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.DispatchLease;
import dev.repwatch.monitor.store.outbox.Due;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.InterruptedDeliveries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is told, a round in one transaction. Where that fails twice running, each step and each event is decided by
 * itself: one that nobody foresaw must not keep all others from being told. Used by one thread.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Database database;
    private final Desk desk;
    private final Digests digests;
    private final DeliveryAlerts deliveryAlerts;
    private final NotificationPlanner notificationPlanner;
    private final Escalation chasing;
    private int failures;
    private volatile boolean stopped;

    Dispatcher(
            Database database,
            Desk desk,
            Digests digests,
            DeliveryAlerts deliveryAlerts,
            NotificationPlanner notificationPlanner,
            Escalation chasing) {
        this.database = database;
        this.desk = desk;
        this.digests = digests;
        this.deliveryAlerts = deliveryAlerts;
        this.notificationPlanner = notificationPlanner;
        this.chasing = chasing;
    }

    boolean due(Instant now) {
        return database.read(t -> Due.planning(t, now) || chasing.due(t, now) || digests.due(now));
    }

    /** @throws StorageUnavailable when nothing can be decided at present */
    void round(Instant now) {
        try {
            inTurn(t -> {
                prepare(t, now);
                notificationPlanner.plan(t, EventTable.due(t, now, NotificationPlanner.BATCH), now);
                chasing.chase(t, now);
            });
            failures = 0;
        } catch (StorageUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            failures++;
            LOG.error("a round of decisions failed, {} running", failures, failure);
            if (failures > 1) {
                stepByStep(now);
            }
        }
    }

    /** A round that goes step by step ends after the step that is under way. */
    void stop() {
        stopped = true;
    }

    private void prepare(Transaction transaction, Instant now) {
        InterruptedDeliveries.takeBack(transaction, now, Optional.empty());
        InterruptedDeliveries.expire(transaction, now);
        deliveryAlerts.report(transaction, now);
        desk.remind(transaction, now);
        digests.write(transaction, now);
    }

    private void stepByStep(Instant now) {
        works("reminders and digests", t -> prepare(t, now));
        database.read(t -> EventTable.due(t, now, NotificationPlanner.BATCH)).stream()
                .takeWhile(event -> !stopped)
                .forEach(event -> alone(event, now));
        works("escalation", t -> chasing.chase(t, now));
    }

    /** Not gathered with others where that fails, and put off where it cannot be told at all. */
    private void alone(EventRow event, Instant now) {
        String what = "event " + event.dedupeKey();
        boolean done = works(
                        what, t -> again(t, event, now).ifPresent(it -> notificationPlanner.plan(t, List.of(it), now)))
                || works(what, t -> again(t, event, now).ifPresent(it -> notificationPlanner.tellAsItIs(t, it, now)));
        if (!done) {
            inTurn(t ->
                    EventTable.settle(t, event, event.state(), now.plus(NotificationPlanner.LATER), "cannot be told"));
        }
    }

    /** It may have been told with another since it was read. */
    private static Optional<EventRow> again(Transaction transaction, EventRow event, Instant now) {
        return EventTable.due(transaction, event.id(), now);
    }

    private boolean works(String what, Consumer<Transaction> step) {
        try {
            inTurn(step);
            return true;
        } catch (StorageUnavailable away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.error("{} cannot be decided: {}", what, failure.getMessage());
            return false;
        }
    }

    private void inTurn(Consumer<Transaction> step) {
        database.inTransaction(t -> {
            DispatchLease.take(t);
            step.accept(t);
            return 0;
        });
    }
}

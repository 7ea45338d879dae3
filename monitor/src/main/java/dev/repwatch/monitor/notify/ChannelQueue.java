package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.Due;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the messages of one channel, one at a time. Used by one thread. */
final class ChannelQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelQueue.class);

    /** Twice what a channel takes for one call at most: four times the usual patience. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final RoutedChannel routed;
    private final Database database;
    private final Clocks clocks;
    private final String owner;
    private final DeliveryResults deliveryResults;
    private final CameAndWent cameAndWent;
    private final TestHook testHook;
    private final ChannelRest rest;
    private int failures;

    ChannelQueue(
            RoutedChannel routed,
            Database database,
            Clocks clocks,
            String owner,
            DeliveryResults deliveryResults,
            CameAndWent cameAndWent,
            ChannelRest rest,
            TestHook testHook) {
        this.cameAndWent = cameAndWent;
        this.routed = routed;
        this.database = database;
        this.clocks = clocks;
        this.owner = owner;
        this.deliveryResults = deliveryResults;
        this.rest = rest;
        this.testHook = testHook;
    }

    /** Tries the next message; false when there is none to try now. */
    boolean deliverNext() {
        clocks.look().run();
        Instant now = clocks.wall().instant();
        if (!rest.over()
                || !database.read(t -> Due.delivery(t, routed.name(), now))
                || !deliveryResults.mayTry(routed.channel(), now)) {
            return false;
        }
        Optional<MessageRow> claimed = database.inTransaction(t -> {
            cameAndWent.fold(t, routed, now);
            return Outbox.claim(t, routed.name(), owner, now, LEASE);
        });
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(MessageRow message) {
        testHook.at("claimed");
        Optional<Channel.Envelope> envelope = envelope(message);
        if (!database.inTransaction(
                t -> Outbox.sending(t, message, owner, clocks.wall().instant()))) {
            return;
        }
        testHook.at("sending");
        Delivery delivery = envelope.map(this::attempt)
                .orElseGet(() -> new Delivery.Refused(Delivery.Fault.MESSAGE, "it cannot be read"));
        testHook.at("answered");
        clocks.look().run();
        failures = delivery instanceof Delivery.Delivered ? 0 : failures + 1;
        rest.begin(routed.pace());
        Duration pause = deliveryResults.settle(routed.channel(), message, delivery, failures);
        testHook.at("settled");
        if (pause.compareTo(routed.pace()) > 0) {
            rest.begin(pause);
        }
    }

    private Optional<Channel.Envelope> envelope(MessageRow message) {
        ChannelThreads.Place place =
                database.read(t -> ChannelThreads.place(t, message.channel(), message.threadKey()));
        OutsideNames names = new OutsideNames(place.tag().orElse(message.tag()), message.tag());
        return message.alert()
                .map(names::of)
                .map(alert -> new Channel.Envelope(
                        message.repeated() ? alert.repeated() : alert,
                        place.first(),
                        place.sequence(),
                        message.plain()));
    }

    private Delivery attempt(Channel.Envelope envelope) {
        try {
            return routed.channel().deliver(envelope);
        } catch (RuntimeException bug) {
            LOG.warn("channel {} failed in an unforeseen way", routed.name(), bug);
            return new Delivery.Uncertain(
                    "unforeseen failure: " + bug.getClass().getSimpleName());
        }
    }
}

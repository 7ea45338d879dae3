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
import java.time.InstantSource;
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
    private final InstantSource clock;
    private final String owner;
    private final DeliveryResults deliveryResults;
    private final TestHook testHook;
    private Instant notBefore = Instant.MIN;

    ChannelQueue(
            RoutedChannel routed,
            Database database,
            InstantSource clock,
            String owner,
            DeliveryResults deliveryResults,
            TestHook testHook) {
        this.routed = routed;
        this.database = database;
        this.clock = clock;
        this.owner = owner;
        this.deliveryResults = deliveryResults;
        this.testHook = testHook;
    }

    /** Tries the next message; false when there is none to try now. */
    boolean deliverNext() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)
                || !database.read(t -> Due.delivery(t, routed.name(), now))
                || !deliveryResults.mayTry(routed.channel(), now)) {
            return false;
        }
        Optional<MessageRow> claimed = database.inTransaction(t -> Outbox.claim(t, routed.name(), owner, now, LEASE));
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(MessageRow message) {
        testHook.at("claimed");
        Optional<Channel.Envelope> envelope = envelope(message);
        if (!database.inTransaction(t -> Outbox.sending(t, message, owner, clock.instant()))) {
            return;
        }
        testHook.at("sending");
        Delivery delivery = envelope.map(this::attempt)
                .orElseGet(() -> new Delivery.Refused(Delivery.Fault.MESSAGE, "it cannot be read"));
        testHook.at("answered");
        notBefore = clock.instant().plus(routed.pace());
        Optional<Instant> pause = deliveryResults.settle(routed.channel(), message, delivery);
        testHook.at("settled");
        pause.filter(it -> it.isAfter(notBefore)).ifPresent(it -> notBefore = it);
    }

    private Optional<Channel.Envelope> envelope(MessageRow message) {
        ChannelThreads.Place place =
                database.read(t -> ChannelThreads.place(t, message.channel(), message.threadKey()));
        return message.alert()
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

package dev.repwatch.monitor.notify;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from each attempt to deliver. */
final class DeliveryResults {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryResults.class);
    private static final Duration PROBE = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Backoff backoff;
    private final String owner;
    private final DeliveryAlerts news;

    DeliveryResults(Database database, InstantSource clock, Backoff backoff, String owner, DeliveryAlerts news) {
        this.database = database;
        this.clock = clock;
        this.backoff = backoff;
        this.owner = owner;
        this.news = news;
    }

    /**
     * False while the channel is broken and the time to ask its provider again has not come, or it still refuses. A good
     * answer lets one message try; only when that has gone through does the channel work again.
     */
    boolean mayTry(Channel channel, Instant now) {
        Optional<BrokenChannels.Broken> broken = database.read(t -> BrokenChannels.find(t, channel.name()));
        if (broken.isEmpty()) {
            return true;
        }
        if (now.isBefore(broken.get().probeAt())) {
            return false;
        }
        return channel.probe()
                .match(
                        works -> knock(broken.get(), now),
                        later -> stillBroken(broken.get(), later.why(), now),
                        unclear -> stillBroken(broken.get(), unclear.why(), now),
                        refused -> stillBroken(broken.get(), refused.why(), now));
    }

    /** A token may be good and its channel archived all the same, so nobody is told yet. */
    private boolean knock(BrokenChannels.Broken broken, Instant now) {
        stillBroken(broken, broken.why(), now);
        return true;
    }

    @CanIgnoreReturnValue
    private boolean stillBroken(BrokenChannels.Broken broken, String why, Instant now) {
        database.inTransaction(t -> BrokenChannels.mark(
                t, new BrokenChannels.Broken(broken.channel(), broken.since(), why, now.plus(PROBE))));
        return false;
    }

    /** Writes the result; the time before which the whole channel should rest, if it should. */
    Optional<Instant> settle(Channel channel, MessageRow message, Delivery delivery) {
        return delivery.match(
                done -> delivered(message, done),
                later -> retry(message, later),
                unclear -> uncertain(message, unclear),
                refused -> refused.fault() == Delivery.Fault.CHANNEL
                        ? broken(channel, message, refused.why())
                        : poison(message, refused.why()));
    }

    private Optional<Instant> delivered(MessageRow message, Delivery.Delivered done) {
        Instant now = clock.instant();
        database.inTransaction(t -> {
            boolean ours = Outbox.delivered(t, message, owner, now, done.remoteId(), done.anew());
            if (ours) {
                t.onceCommitted(() -> told(message));
            }
            if (BrokenChannels.mend(t, message.channel())) {
                LOG.info("channel {} works again", message.channel());
                news.mended(t, message.channel(), now);
            }
            if (ours && message.attempt() > 1 && news.saidDead(t, message)) {
                news.revived(t, message, now);
            }
            return ours;
        });
        return Optional.empty();
    }

    private static void told(MessageRow message) {
        LOG.atInfo()
                .addKeyValue("event", "told")
                .addKeyValue("channel", message.channel())
                .addKeyValue("thread", message.threadKey())
                .log(
                        "told channel {}: {}{}",
                        message.channel(),
                        message.alert().map(Alert::headline).orElse(message.kind()),
                        message.repeated() ? " (perhaps for the second time)" : "");
    }

    private Optional<Instant> retry(MessageRow message, Delivery.RetryLater later) {
        Instant next = backoff.next(clock.instant(), message.attempt(), later.after());
        LOG.warn("channel {} did not take a message, next try {}: {}", message.channel(), next, later.why());
        database.inTransaction(t -> Outbox.retry(t, message, owner, next, later.why(), message.plain()));
        return Optional.of(next);
    }

    private Optional<Instant> uncertain(MessageRow message, Delivery.Uncertain unclear) {
        Instant next = backoff.next(clock.instant(), message.attempt() + 2, Optional.empty());
        LOG.warn("channel {} may or may not have taken a message: {}", message.channel(), unclear.why());
        database.inTransaction(t -> Outbox.uncertain(t, message, owner, next, unclear.why()));
        return Optional.of(next);
    }

    private Optional<Instant> broken(Channel channel, MessageRow message, String why) {
        Instant now = clock.instant();
        LOG.error("channel {} refuses everything: {}", channel.name(), why);
        database.inTransaction(t -> {
            Outbox.giveBack(t, message, owner, now, why);
            boolean first =
                    BrokenChannels.mark(t, new BrokenChannels.Broken(channel.name(), now, why, now.plus(PROBE)));
            if (first) {
                news.broken(t, channel.name(), why, now);
            }
            return first;
        });
        return Optional.empty();
    }

    private Optional<Instant> poison(MessageRow message, String why) {
        Instant now = clock.instant();
        if (!message.plain()) {
            LOG.warn("channel {} refused a message, trying it plain: {}", message.channel(), why);
            database.inTransaction(t -> Outbox.retry(t, message, owner, now, why, true));
            return Optional.empty();
        }
        LOG.error("channel {} refused a message for good: {}", message.channel(), why);
        database.inTransaction(t -> {
            Outbox.dead(t, message, owner, why);
            news.dead(t, message, why, now);
            return true;
        });
        return Optional.empty();
    }
}

package dev.repwatch.monitor.notify;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.ChannelBacklog;
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
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(5);
    private static final Duration SHORTEST_PROBE = Duration.ofSeconds(30);

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
        if (broken.filter(BrokenChannels.Broken::shut).isEmpty()) {
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
        database.inTransaction(t -> BrokenChannels.mark(t, shut(broken.channel(), broken.since(), why, now)));
        return false;
    }

    /** What was mended soon is noticed soon; what lasts is asked less often. */
    private static BrokenChannels.Broken shut(String channel, Instant since, String why, Instant now) {
        Duration lasted = Duration.between(since, now);
        Duration pause = lasted.compareTo(SHORTEST_PROBE) < 0
                ? SHORTEST_PROBE
                : lasted.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : lasted;
        return new BrokenChannels.Broken(channel, since, why, now.plus(pause), true, false);
    }

    /**
     * Writes the result.
     *
     * @param failures how many messages this channel did not take since it last took one, this one included
     * @return how long the whole channel should rest; zero when it need not
     */
    Duration settle(Channel channel, MessageRow message, Delivery delivery, int failures) {
        return delivery.match(
                done -> delivered(message, done),
                later -> retry(message, later, failures),
                unclear -> uncertain(message, unclear),
                refused -> refused.fault() == Delivery.Fault.CHANNEL
                        ? broken(channel, message, refused.why())
                        : refused(message, refused.why(), failures));
    }

    private Duration delivered(MessageRow message, Delivery.Delivered done) {
        Instant now = clock.instant();
        database.inTransaction(t -> {
            boolean ours = Outbox.delivered(t, message, owner, now, done.remoteId(), done.anew());
            if (ours) {
                t.onceCommitted(() -> told(message));
            }
            if (!ChannelBacklog.refuses(t, message.channel())) {
                BrokenChannels.mend(t, message.channel()).ifPresent(it -> {
                    LOG.info("channel {} works again", message.channel());
                    news.mended(t, it, now);
                });
            }
            return ours;
        });
        return Duration.ZERO;
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

    private Duration retry(MessageRow message, Delivery.RetryLater later, int failures) {
        Duration pause = backoff.pause(Math.max(message.attempt(), failures), later.after());
        Instant next = clock.instant().plus(pause);
        LOG.warn("channel {} did not take a message, next try {}: {}", message.channel(), next, later.why());
        database.inTransaction(t -> Outbox.retry(t, message, owner, next, later.why(), message.plain()));
        return pause;
    }

    private Duration uncertain(MessageRow message, Delivery.Uncertain unclear) {
        Duration pause = backoff.pause(message.attempt() + 2, Optional.empty());
        Instant next = clock.instant().plus(pause);
        LOG.warn("channel {} may or may not have taken a message: {}", message.channel(), unclear.why());
        database.inTransaction(t -> Outbox.uncertain(t, message, owner, next, unclear.why()));
        return pause;
    }

    private Duration broken(Channel channel, MessageRow message, String why) {
        Instant now = clock.instant();
        LOG.error("channel {} refuses everything: {}", channel.name(), why);
        database.inTransaction(t -> {
            Outbox.giveBack(t, message, owner, now, why);
            Instant since = BrokenChannels.find(t, channel.name())
                    .map(BrokenChannels.Broken::since)
                    .orElse(now);
            return BrokenChannels.mark(t, shut(channel.name(), since, why, now));
        });
        return Duration.ZERO;
    }

    /**
     * It may be the message or the whole channel: the message is tried as plain text at once, and kept. It is tried until
     * it arrives, or until nobody needs it.
     */
    private Duration refused(MessageRow message, String why, int failures) {
        Instant now = clock.instant();
        if (!message.plain()) {
            LOG.warn("channel {} refused a message, trying it plain: {}", message.channel(), why);
            database.inTransaction(t -> Outbox.retry(t, message, owner, now, why, true));
            return Duration.ZERO;
        }
        Instant next = now.plus(backoff.pause(message.attempt(), Optional.empty()));
        LOG.error("channel {} refused a message also as plain text, next try {}: {}", message.channel(), next, why);
        database.inTransaction(t -> {
            Outbox.refused(t, message, owner, now, next, why);
            return BrokenChannels.mark(t, new BrokenChannels.Broken(message.channel(), now, why, now, false, false));
        });
        return backoff.rest(failures / 2);
    }
}

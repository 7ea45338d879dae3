package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;

/** What waits for one channel that does not take it. */
public final class ChannelBacklog {

    /** Conversations about channels begin so. */
    public static final String ABOUT_CHANNELS = "daemon:channel:";

    /** It is not about channels: that a channel does not take news of another is no news. */
    static final String NEWS = "thread_key NOT LIKE '" + ABOUT_CHANNELS + "%'";

    private ChannelBacklog() {}

    /** How many messages wait that are not about channels. */
    public static int count(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM outbox WHERE channel = :channel AND " + MessageState.WAITING
                        + " AND " + NEWS)
                .bind("channel", channel)
                .mapTo(Integer.class)
                .one();
    }

    /** Of those the worst, of equals the newest. */
    public static List<MessageRow> worst(Transaction transaction, String channel, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE channel = :channel AND " + MessageState.WAITING + " AND "
                        + NEWS + " ORDER BY severity, id DESC FETCH FIRST :limit ROWS ONLY")
                .bind("channel", channel)
                .bind("limit", limit)
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** Whether it still refuses one of them also as plain text. */
    public static boolean refuses(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE channel = :channel AND " + MessageState.WAITING
                        + " AND refused_at IS NOT NULL FETCH FIRST 1 ROW ONLY")
                .bind("channel", channel)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** How many messages of all channels are refused also as plain text, and wait. */
    public static long refused(Transaction transaction) {
        return transaction
                .handle()
                .createQuery(
                        "SELECT COUNT(*) FROM outbox WHERE " + MessageState.WAITING + " AND refused_at IS NOT NULL")
                .mapTo(Long.class)
                .one();
    }

    /** Refused since before this time, not about channels, and not yet copied elsewhere. */
    public static List<MessageRow> refused(Transaction transaction, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE " + MessageState.WAITING + " AND refused_at <= :since AND "
                        + NEWS + " AND fallback_at IS NULL ORDER BY id")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }
}

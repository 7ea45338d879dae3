package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What waits for a channel that took nothing for a while. */
public final class LateBacklog {

    /** Begins the key of a message that tells in one what came and went meanwhile. */
    public static final String RECAP = "recap:";

    /** So long the usual troubles of a provider last, and people can follow the order of what happened. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final String CAME_AND_WENT = " WHERE channel = :channel AND " + MessageState.UNHEARD
            + " AND repeated = FALSE AND (kind = 'RESOLVED' OR dedupe_key LIKE '" + RECAP + "%')";

    /** An end that is told by a recap which has not been taken yet. */
    static final String IN_RECAP = "kind = 'RESOLVED' AND " + MessageState.SUPERSEDED.is()
            + " AND EXISTS (SELECT 1 FROM outbox r WHERE r.channel = outbox.channel AND r.dedupe_key = outbox.superseded_by"
            + " AND r.dedupe_key LIKE '" + RECAP + "%' AND r." + MessageState.WAITING + ")";

    private LateBacklog() {}

    /** Asked first, because few have one, and the rows that were told long ago are many. */
    static boolean recapWaits(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE " + MessageState.WAITING + " AND dedupe_key LIKE '" + RECAP
                        + "%' FETCH FIRST 1 ROW ONLY")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether something that may be tried now has waited for long. */
    public static boolean late(Transaction transaction, String channel, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE channel = :channel AND " + MessageState.TRYABLE
                        + " AND next_at <= :now AND created_at <= :since FETCH FIRST 1 ROW ONLY")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .bind("since", now.minus(LATE).toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Ends, and earlier recaps, that this channel certainly has not heard, the oldest first. */
    public static List<MessageRow> ends(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox" + CAME_AND_WENT + " ORDER BY id FOR UPDATE")
                .bind("channel", channel)
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** What a recap tells of. */
    public static List<MessageRow> toldBy(Transaction transaction, String channel, String recap) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE channel = :channel AND superseded_by = :recap"
                        + " AND kind = 'RESOLVED' ORDER BY id")
                .bind("channel", channel)
                .bind("recap", recap)
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** It is told by this recap. */
    public static void supersede(Transaction transaction, MessageRow message, String recap) {
        transaction
                .handle()
                .createUpdate("UPDATE outbox SET " + MessageState.SUPERSEDED.is() + ", superseded_by = :recap"
                        + " WHERE id = :id")
                .bind("recap", recap)
                .bind("id", message.id())
                .execute();
    }

    /** How a channel's messages follow each other: the worst first, then by age; when late what lasts, the newest first. */
    static String order(boolean late) {
        return late
                ? " ORDER BY CASE WHEN m.kind = 'RESOLVED' OR m.dedupe_key LIKE '" + RECAP
                        + "%' THEN 1 ELSE 0 END, m.severity, m.id DESC"
                : " ORDER BY m.severity, m.id";
    }
}

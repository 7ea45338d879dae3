package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits in the outbox, and what was given up. */
public final class Backlog {

    /** @param remoteId what the provider called it */
    public record Line(
            long id,
            String channel,
            String kind,
            MessageState state,
            int attempt,
            Instant createdAt,
            Instant nextAt,
            Optional<String> remoteId,
            String lastError,
            String body) {}

    /** @param oldest when the oldest of them was put there */
    public record Count(String channel, MessageState state, long messages, Instant oldest) {}

    private Backlog() {}

    public static List<Count> counts(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT channel, state, COUNT(*) AS messages, MIN(created_at) AS oldest FROM outbox"
                        + " GROUP BY channel, state ORDER BY channel, state")
                .map((row, context) -> new Count(
                        row.getString("channel"),
                        MessageState.valueOf(row.getString("state")),
                        row.getLong("messages"),
                        Instant.ofEpochMilli(row.getLong("oldest"))))
                .list();
    }

    /** Waiting and dead messages, oldest first. */
    public static List<Line> open(Transaction transaction, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE " + MessageState.WAITING + " OR " + MessageState.DEAD.is()
                        + " ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    /**
     * Messages of a severity that have waited since before this time and have no copy elsewhere, alone or in a recap that waits
     * itself.
     */
    public static List<MessageRow> stuck(Transaction transaction, int severity, Instant since, Instant now) {
        List<MessageRow> stuck = new ArrayList<>(uncopied(transaction, MessageState.WAITING, severity, since, now));
        if (LateBacklog.recapWaits(transaction)) {
            stuck.addAll(uncopied(transaction, LateBacklog.IN_RECAP, severity, since, now));
        }
        return List.copyOf(stuck);
    }

    private static List<MessageRow> uncopied(
            Transaction transaction, String which, int severity, Instant since, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE " + which + " AND severity <= :severity"
                        + " AND created_at <= :since AND (attempt > 0 OR next_at <= :now) AND fallback_at IS NULL"
                        + " ORDER BY id")
                .bind("severity", severity)
                .bind("since", since.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** Given up, and not yet copied elsewhere. */
    public static List<MessageRow> deadUncopied(Transaction transaction) {
        return transaction
                .handle()
                .createQuery(
                        "SELECT * FROM outbox WHERE " + MessageState.DEAD.is() + " AND fallback_at IS NULL ORDER BY id")
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    public static void copied(Transaction transaction, long message, Instant now) {
        transaction
                .handle()
                .createUpdate("UPDATE outbox SET fallback_at = :now WHERE id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", message)
                .execute();
    }

    /**
     * Withdraws what a channel was to hear of a conversation when it has certainly heard nothing of it; the keys of what
     * was withdrawn.
     */
    public static List<String> withdraw(Transaction transaction, String channel, String threadKey, String by) {
        String where = " WHERE channel = :channel AND thread_key = :thread AND " + MessageState.UNHEARD
                + " AND repeated = FALSE AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.channel = :channel"
                + " AND o.thread_key = :thread AND o." + MessageState.HEARD + ")";
        List<String> keys = transaction
                .handle()
                .createQuery("SELECT dedupe_key FROM outbox" + where + " ORDER BY id FOR UPDATE")
                .bind("channel", channel)
                .bind("thread", threadKey)
                .mapTo(String.class)
                .list();
        keys.forEach(key -> transaction
                .handle()
                .createUpdate("UPDATE outbox SET " + MessageState.SUPERSEDED.is() + ", superseded_by = :by"
                        + " WHERE channel = :channel AND dedupe_key = :key")
                .bind("by", by)
                .bind("channel", channel)
                .bind("key", key)
                .execute());
        return keys;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("kind"),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Optional.ofNullable(row.getString("remote_id")),
                row.getString("last_error"),
                row.getString("body"));
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Update;

/**
 * The states of a message on its way. Every step is a transaction of its own; a step of an owner whose lease was taken
 * over changes nothing and returns false.
 */
public final class Outbox {

    private static final int ERROR_LENGTH = 1000;
    private static final String RESOLVED = Alert.Kind.RESOLVED.name();

    private Outbox() {}

    /** Puts a message into the outbox; false when this channel already has this event. */
    public static boolean put(Transaction transaction, MessageRow.New message, Instant now) {
        if (known(transaction, message.channel(), message.dedupeKey())) {
            return false;
        }
        return transaction
                        .handle()
                        .createUpdate("INSERT INTO outbox (channel, dedupe_key, thread_key, kind, severity, state,"
                                + " attempt, next_at, expires_at, repeated, plain, last_error, created_at, body, tag)"
                                + " VALUES (:channel, :key, :thread, :kind, :severity, :state, 0, :next, :expires,"
                                + " :repeated, FALSE, '', :now, :body, :tag)")
                        .bind("repeated", message.repeated())
                        .bind("tag", message.tag().orElseGet(() -> Installation.tag(transaction)))
                        .bind("channel", message.channel())
                        .bind("key", message.dedupeKey())
                        .bind("thread", message.threadKey())
                        .bind("kind", message.kind())
                        .bind("severity", message.severity())
                        .bind("state", MessageState.PENDING.name())
                        .bind("next", message.notBefore().toEpochMilli())
                        .bindByType(
                                "expires",
                                message.expiresAt().map(Instant::toEpochMilli).orElse(null),
                                Long.class)
                        .bind("now", now.toEpochMilli())
                        .bind("body", message.body())
                        .execute()
                == 1;
    }

    /**
     * What waits for the end of quiet hours goes now: something of the same conversation may disturb, and people hear
     * what happened in its order.
     */
    public static void hurry(Transaction transaction, String channel, String threadKey, Instant now) {
        transaction
                .handle()
                .createUpdate("UPDATE outbox SET next_at = :now WHERE channel = :channel AND thread_key = :thread"
                        + " AND " + MessageState.PENDING.is() + " AND attempt = 0 AND next_at > :now")
                .bind("now", millis(now))
                .bind("channel", channel)
                .bind("thread", threadKey)
                .execute();
    }

    /**
     * Takes the next due message of a channel for the length of the lease: the worst first, after an outage what still lasts
     * before what is over and the newest before the older, and within a conversation never before what came earlier.
     */
    public static Optional<MessageRow> claim(
            Transaction transaction, String channel, String owner, Instant now, Duration lease) {
        Optional<MessageRow> next = transaction
                .handle()
                .createQuery("SELECT * FROM outbox m WHERE m.channel = :channel"
                        + " AND m." + MessageState.TRYABLE + " AND m.next_at <= :now"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.channel = m.channel"
                        + " AND e.thread_key = m.thread_key AND e.id < m.id"
                        + " AND e." + MessageState.WAITING + ")"
                        + LateBacklog.order(LateBacklog.late(transaction, channel, now))
                        + " FETCH FIRST 1 ROW ONLY FOR UPDATE SKIP LOCKED")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> claimed(row))
                .findOne();
        next.ifPresent(message -> transaction
                .handle()
                .createUpdate(
                        "UPDATE outbox SET " + MessageState.CLAIMED.is() + ", attempt = :attempt, lease_owner = :owner,"
                                + " lease_until = :until, send_started_at = NULL WHERE id = :id")
                .bind("attempt", message.attempt())
                .bind("owner", owner)
                .bind("until", now.plus(lease).toEpochMilli())
                .bind("id", message.id())
                .execute());
        return next;
    }

    /** From here on the message may arrive. */
    public static boolean sending(Transaction transaction, MessageRow message, String owner, Instant now) {
        return step(transaction, message, owner, "send_started_at = :now", update -> update.bind("now", millis(now)));
    }

    /** @param anew the conversation goes on from this message, because its first is gone */
    public static boolean delivered(
            Transaction transaction,
            MessageRow message,
            String owner,
            Instant now,
            Optional<String> remoteId,
            boolean anew) {
        boolean ours = step(
                transaction,
                message,
                owner,
                MessageState.SENT.is() + ", sent_at = :now, remote_id = :remote, last_error = ''",
                update -> update.bind("now", millis(now)).bind("remote", remoteId.orElse(null)));
        if (ours) {
            ChannelThreads.advance(transaction, message, remoteId, then(message, anew));
        }
        return ours;
    }

    private static ChannelThreads.Then then(MessageRow message, boolean anew) {
        if (message.kind().equals(RESOLVED)) {
            return ChannelThreads.Then.BEGINS_ANEW;
        }
        return anew ? ChannelThreads.Then.GOES_ON_HERE : ChannelThreads.Then.GOES_ON;
    }

    /** It certainly did not arrive. */
    public static boolean retry(
            Transaction transaction, MessageRow message, String owner, Instant next, String why, boolean plain) {
        return step(
                transaction,
                message,
                owner,
                MessageState.RETRY.is() + ", next_at = :next, last_error = :why, plain = :plain",
                update -> update.bind("next", millis(next))
                        .bind("why", Columns.fit(why, ERROR_LENGTH))
                        .bind("plain", plain));
    }

    /** It may have arrived: it goes again, marked as a repeat. */
    public static boolean uncertain(
            Transaction transaction, MessageRow message, String owner, Instant next, String why) {
        return step(
                transaction,
                message,
                owner,
                MessageState.UNCERTAIN.is() + ", repeated = TRUE, next_at = :next, last_error = :why",
                update -> update.bind("next", millis(next)).bind("why", Columns.fit(why, ERROR_LENGTH)));
    }

    /** The channel is at fault: the message goes back as if it had not been tried. */
    public static boolean giveBack(
            Transaction transaction, MessageRow message, String owner, Instant next, String why) {
        return step(
                transaction,
                message,
                owner,
                MessageState.PENDING.is() + ", next_at = :next, last_error = :why",
                update -> update.bind("next", millis(next)).bind("why", Columns.fit(why, ERROR_LENGTH)));
    }

    /** It was refused also as plain text: it stays, and begins as it was written when it is tried again. */
    public static boolean refused(
            Transaction transaction, MessageRow message, String owner, Instant now, Instant next, String why) {
        return step(
                transaction,
                message,
                owner,
                MessageState.RETRY.is() + ", next_at = :next, last_error = :why, plain = FALSE,"
                        + " refused_at = COALESCE(refused_at, :now)",
                update -> update.bind("next", millis(next))
                        .bind("now", millis(now))
                        .bind("why", Columns.fit(why, ERROR_LENGTH)));
    }

    /** A message that was given up, or waits for its next try, is tried now; false when there is none of this number. */
    public static boolean revive(Transaction transaction, long message, Instant now) {
        return transaction
                        .handle()
                        .createUpdate("UPDATE outbox SET state = CASE WHEN " + MessageState.DEAD.is() + " THEN '"
                                + MessageState.PENDING.name() + "' ELSE state END, plain = FALSE, next_at = :now"
                                + " WHERE id = :id AND " + MessageState.REVIVABLE)
                        .bind("now", millis(now))
                        .bind("id", message)
                        .execute()
                == 1;
    }

    private static boolean known(Transaction transaction, String channel, String dedupeKey) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE channel = :channel AND dedupe_key = :key")
                .bind("channel", channel)
                .bind("key", dedupeKey)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static boolean step(
            Transaction transaction, MessageRow message, String owner, String change, UnaryOperator<Update> values) {
        Update update = transaction
                .handle()
                .createUpdate("UPDATE outbox SET " + change + " WHERE id = :id AND " + MessageState.CLAIMED.is()
                        + " AND lease_owner = :owner AND attempt = :attempt")
                .bind("id", message.id())
                .bind("owner", owner)
                .bind("attempt", message.attempt());
        return values.apply(update).execute() == 1;
    }

    static MessageRow claimed(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("dedupe_key"),
                row.getString("thread_key"),
                row.getString("kind"),
                row.getInt("severity"),
                row.getInt("attempt") + 1,
                row.getBoolean("repeated"),
                row.getBoolean("plain"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("tag"),
                row.getString("body"));
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}

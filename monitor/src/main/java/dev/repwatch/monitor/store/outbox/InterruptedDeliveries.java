package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Messages on which work stopped half way, or was for nothing. */
public final class InterruptedDeliveries {

    /** Whoever held it is gone or too slow. */
    static final String LAPSED = MessageState.CLAIMED.is() + " AND lease_until < :now";

    static final String EXPIRING = MessageState.UNHEARD + " AND expires_at <= :now";

    private InterruptedDeliveries() {}

    /**
     * Takes back what a dead owner held. What it had begun to send may have arrived.
     *
     * @param owners take back from this owner whatever the lease says; empty to look at leases only
     */
    public static int takeBack(Transaction transaction, Instant now, Optional<String> owners) {
        String held = owners.isPresent() ? MessageState.CLAIMED.is() + " AND lease_owner = :owner" : LAPSED;
        int taken = 0;
        for (String[] rule : new String[][] {
            {MessageState.UNCERTAIN.is() + ", repeated = TRUE", "send_started_at IS NOT NULL"},
            {MessageState.PENDING.is(), "send_started_at IS NULL"}
        }) {
            Update update = transaction
                    .handle()
                    .createUpdate("UPDATE outbox SET " + rule[0] + ", next_at = :now, lease_owner = NULL,"
                            + " lease_until = NULL WHERE " + held + " AND " + rule[1])
                    .bind("now", now.toEpochMilli());
            owners.ifPresent(owner -> update.bind("owner", owner));
            taken += update.execute();
        }
        return taken;
    }

    /** The channels for which something waits. */
    public static List<String> channels(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT DISTINCT channel FROM outbox WHERE " + MessageState.TRYABLE + " ORDER BY channel")
                .mapTo(String.class)
                .list();
    }

    /** What waits for a channel, the oldest first. */
    public static List<MessageRow> of(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery(
                        "SELECT * FROM outbox WHERE " + MessageState.TRYABLE + " AND channel = :channel ORDER BY id")
                .bind("channel", channel)
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** @param why for people who ask what became of it */
    public static void withdraw(Transaction transaction, MessageRow message, String why) {
        transaction
                .handle()
                .createUpdate(
                        "UPDATE outbox SET " + MessageState.SUPERSEDED.is() + ", last_error = :why WHERE id = :id")
                .bind("why", why)
                .bind("id", message.id())
                .execute();
    }

    /** Reminders that nobody needs any more. */
    public static int expire(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createUpdate("UPDATE outbox SET " + MessageState.EXPIRED.is() + " WHERE " + EXPIRING)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** What waits may have been sent by a life that this database does not know of. */
    public static int doubt(Transaction transaction) {
        return transaction
                .handle()
                .createUpdate(
                        "UPDATE outbox SET repeated = TRUE WHERE " + MessageState.WAITING + " AND repeated = FALSE")
                .execute();
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Messages on which work stopped half way, or was for nothing. */
public final class Unfinished {

    private Unfinished() {}

    /**
     * Takes back what a dead owner held. What it had begun to send may have arrived.
     *
     * @param owners take back from this owner whatever the lease says; empty to look at leases only
     */
    public static int takeBack(Transaction transaction, Instant now, Optional<String> owners) {
        String held = owners.isPresent() ? "lease_owner = :owner" : "lease_until < :now";
        int taken = 0;
        for (String[] rule : new String[][] {
            {"state = 'UNCERTAIN', repeated = TRUE", "send_started_at IS NOT NULL"},
            {"state = 'PENDING'", "send_started_at IS NULL"}
        }) {
            Update update = transaction
                    .handle()
                    .createUpdate("UPDATE outbox SET " + rule[0] + ", next_at = :now, lease_owner = NULL,"
                            + " lease_until = NULL WHERE state = 'CLAIMED' AND " + held + " AND " + rule[1])
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
                .createQuery("SELECT DISTINCT channel FROM outbox WHERE state IN ('PENDING', 'RETRY', 'UNCERTAIN')"
                        + " ORDER BY channel")
                .mapTo(String.class)
                .list();
    }

    /** What waits for a channel, the oldest first. */
    public static List<MessageRow> of(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE state IN ('PENDING', 'RETRY', 'UNCERTAIN')"
                        + " AND channel = :channel ORDER BY id")
                .bind("channel", channel)
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }

    /** @param why for people who ask what became of it */
    public static void withdraw(Transaction transaction, MessageRow message, String why) {
        transaction
                .handle()
                .createUpdate("UPDATE outbox SET state = 'SUPERSEDED', last_error = :why WHERE id = :id")
                .bind("why", why)
                .bind("id", message.id())
                .execute();
    }

    /** Reminders that nobody needs any more. */
    public static int expire(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createUpdate("UPDATE outbox SET state = 'EXPIRED'"
                        + " WHERE state IN ('PENDING', 'RETRY') AND expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** What waits may have been sent by a life that this database does not know of. */
    public static int doubt(Transaction transaction) {
        return transaction
                .handle()
                .createUpdate("UPDATE outbox SET repeated = TRUE WHERE state IN ('PENDING', 'RETRY', 'CLAIMED')"
                        + " AND repeated = FALSE")
                .execute();
    }
}

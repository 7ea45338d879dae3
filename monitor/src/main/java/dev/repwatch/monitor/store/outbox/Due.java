package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Whether there is anything to do: asked often, so it only reads. */
public final class Due {

    private static final List<String> PLANNING = List.of(
            "telling_event WHERE state IN ('PENDING', 'SILENCED', 'INHIBITED') AND due_at <= :now",
            "outbox WHERE state = 'CLAIMED' AND lease_until < :now",
            "outbox WHERE state IN ('PENDING', 'RETRY') AND expires_at <= :now",
            "delisting_task WHERE closed_at IS NULL AND remind_at <= :now",
            "telling_thread WHERE resolved_at IS NULL AND (snoozed_until <= :now"
                    + " OR (acked_at IS NULL AND escalate_at <= :now AND snoozed_until IS NULL))");

    private Due() {}

    /** Something must be decided. */
    public static boolean planning(Transaction transaction, Instant now) {
        return PLANNING.stream().anyMatch(it -> any(transaction, it, now));
    }

    private static boolean any(Transaction transaction, String from, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM " + from + " FETCH FIRST 1 ROW ONLY")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** A message of this channel may be tried. */
    public static boolean delivery(Transaction transaction, String channel, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE channel = :channel"
                        + " AND state IN ('PENDING', 'RETRY', 'UNCERTAIN') AND next_at <= :now FETCH FIRST 1 ROW ONLY")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}

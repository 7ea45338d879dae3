package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows of telling that have done their work, and are older than anybody asks for. */
public final class OutboxRetention {

    private static final Duration KEPT = Duration.ofDays(90);

    private static final List<String> DONE = List.of(
            "outbox WHERE " + MessageState.DONE + " AND created_at < :old AND NOT EXISTS (SELECT 1 FROM telling_thread"
                    + " t WHERE t.thread_key = outbox.thread_key AND t.resolved_at IS"
                    + " NULL)",
            "telling_event WHERE " + EventRow.State.DONE + " AND at < :old",
            "silence WHERE ends_at < :old",
            "channel_note WHERE written_at < :old");

    private OutboxRetention() {}

    /** What a channel has refused for so long, and nobody needs any more. */
    private static final Duration REFUSED = Duration.ofDays(7);

    private static final String OBSOLETE = "UPDATE outbox SET " + MessageState.EXPIRED.is() + " WHERE "
            + MessageState.UNHEARD + " AND refused_at < :old AND (kind IN ('DIGEST', 'TEST') OR NOT EXISTS (SELECT 1"
            + " FROM telling_thread t WHERE t.thread_key = outbox.thread_key AND t.resolved_at IS NULL))";

    /** How many rows are gone. What is open, waits or was given up stays. */
    public static int forget(Transaction transaction, Instant now) {
        transaction
                .handle()
                .createUpdate(OBSOLETE)
                .bind("old", now.minus(REFUSED).toEpochMilli())
                .execute();
        return DONE.stream()
                .mapToInt(it -> transaction
                        .handle()
                        .createUpdate("DELETE FROM " + it)
                        .bind("old", now.minus(KEPT).toEpochMilli())
                        .execute())
                .sum();
    }
}

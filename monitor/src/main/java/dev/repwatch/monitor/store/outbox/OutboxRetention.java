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

    /** How many rows are gone. What is open, waits or was given up stays. */
    public static int forget(Transaction transaction, Instant now) {
        return DONE.stream()
                .mapToInt(it -> transaction
                        .handle()
                        .createUpdate("DELETE FROM " + it)
                        .bind("old", now.minus(KEPT).toEpochMilli())
                        .execute())
                .sum();
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Times for which something waits, after the wall clock was set: what was to happen in five minutes still happens in five
 * minutes. Times that people named, such as a maintenance at two o'clock, stay as they are.
 */
public final class StoredTimes {

    private static final String OPEN = " EXISTS (SELECT 1 FROM telling_thread t WHERE t.thread_key = outbox.thread_key"
            + " AND t.resolved_at IS NULL)";

    private static final List<String> MOVED = List.of(
            "outbox SET next_at = next_at + :by, created_at = created_at + :by, lease_until = lease_until + :by,"
                    + " expires_at = expires_at + :by, refused_at = refused_at + :by WHERE " + MessageState.WAITING,
            // when the others were put there is compared with when their conversation began
            "outbox SET created_at = created_at + :by WHERE NOT " + MessageState.WAITING + " AND" + OPEN,
            "telling_event SET due_at = due_at + :by, at = at + :by WHERE " + EventRow.State.UNTOLD,
            "telling_thread SET opened_at = opened_at + :by, told_at = told_at + :by, acked_at = acked_at + :by,"
                    + " snoozed_until = snoozed_until + :by, escalate_at = escalate_at + :by WHERE resolved_at IS NULL",
            "broken_channel SET since = since + :by, probe_at = probe_at + :by",
            "delisting_task SET remind_at = remind_at + :by, snoozed_until = snoozed_until + :by"
                    + " WHERE closed_at IS NULL",
            // one from a named time on has another beginning than when it was made
            "silence SET created_at = created_at + :by, starts_at = starts_at + :by, ends_at = ends_at + :by"
                    + " WHERE starts_at = created_at AND ends_at > :now - :by");

    /** Nothing waits longer for these than :long from now, and nothing began after now. */
    private static final List<String> BOUNDED = List.of(
            "outbox SET created_at = :now WHERE " + MessageState.WAITING + " AND created_at > :now",
            "outbox SET next_at = :now WHERE " + MessageState.TRIED + " AND next_at > :now + :long",
            "telling_event SET due_at = :now WHERE " + EventRow.State.UNTOLD + " AND NOT "
                    + EventRow.State.SILENCED.is() + " AND due_at > :now + :long",
            "telling_event SET at = :now WHERE " + EventRow.State.UNTOLD + " AND at > :now",
            "telling_thread SET opened_at = opened_at - (told_at - :now), snoozed_until = snoozed_until - (told_at - :now),"
                    + " escalate_at = escalate_at - (told_at - :now), told_at = :now"
                    + " WHERE resolved_at IS NULL AND told_at > :now",
            "broken_channel SET probe_at = :now WHERE probe_at > :now + :long",
            "broken_channel SET since = :now WHERE since > :now");

    private StoredTimes() {}

    /** The clock was set by so much; it shows now. */
    public static void move(Transaction transaction, Duration by, Instant now) {
        MOVED.forEach(it -> {
            try (var update = transaction.handle().createUpdate("UPDATE " + it)) {
                update.bind("by", by.toMillis());
                if (it.contains(":now")) {
                    update.bind("now", now.toEpochMilli());
                }
                update.execute();
            }
        });
    }

    /**
     * The clock may have been set while nobody looked: what seems to wait for longer than it can waits no more.
     *
     * @param longest that anything waits by itself
     */
    public static void bound(Transaction transaction, Duration longest, Instant now) {
        BOUNDED.forEach(it -> {
            try (var update = transaction.handle().createUpdate("UPDATE " + it)) {
                update.bind("now", now.toEpochMilli());
                if (it.contains(":long")) {
                    update.bind("long", longest.toMillis());
                }
                update.execute();
            }
        });
    }

    /** A message that nobody has tried waits for the end of quiet hours, which are named times, or for nothing. */
    public static void untried(Transaction transaction, MessageRow message, Instant notBefore) {
        transaction
                .handle()
                .createUpdate("UPDATE outbox SET next_at = :next WHERE id = :id AND " + MessageState.PENDING.is()
                        + " AND attempt = 0")
                .bind("next", notBefore.toEpochMilli())
                .bind("id", message.id())
                .execute();
    }

    /** Messages of a channel that nobody has tried, and that wait for a time to come. */
    public static List<MessageRow> untried(Transaction transaction, String channel, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM outbox WHERE channel = :channel AND " + MessageState.PENDING.is()
                        + " AND attempt = 0 AND next_at > :now ORDER BY id")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> Outbox.claimed(row))
                .list();
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.util.List;

/** Reads what the outbox holds, to be compared with what a channel really received. */
public final class OutboxAudit {

    /**
     * @param key of the event that it tells
     * @param underWay a node had begun to send it and has not written what became of it
     */
    public record Message(String key, String state, boolean underWay) {

        public boolean sent() {
            return state.equals("SENT");
        }
    }

    private OutboxAudit() {}

    public static List<Message> messages(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT dedupe_key, state, send_started_at FROM outbox ORDER BY id")
                .map((row, context) -> new Message(
                        row.getString("dedupe_key"),
                        row.getString("state"),
                        row.getString("state").equals("CLAIMED") && row.getObject("send_started_at") != null))
                .list();
    }

    /** The keys of all events, but for ends that were told in the conversation of a group: those are one message together. */
    public static List<String> events(Transaction transaction) {
        return keys(transaction, "state <> 'TOLD' OR note = ''");
    }

    /** Events that are neither still to be decided nor in a message. */
    public static List<String> forgotten(Transaction transaction) {
        return keys(
                transaction,
                "state <> 'PENDING' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe_key = e.dedupe_key"
                        + " OR (e.state = 'TOLD' AND o.thread_key = e.note))");
    }

    private static List<String> keys(Transaction transaction, String rule) {
        return transaction
                .handle()
                .createQuery("SELECT dedupe_key FROM telling_event e WHERE " + rule + " ORDER BY id")
                .mapTo(String.class)
                .list();
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Where each conversation stands in each channel. */
public final class ChannelThreads {

    /**
     * @param first what the provider calls the first message
     * @param sequence the number of the next message, 0 for the first
     * @param tag of the installation that began it; empty where nothing was told yet
     */
    public record Place(Optional<String> first, int sequence, Optional<String> tag) {}

    private ChannelThreads() {}

    public static Place place(Transaction transaction, String channel, String threadKey) {
        return transaction
                .handle()
                .createQuery("SELECT first_remote, next_sequence, tag FROM outbox_thread"
                        + " WHERE channel = :channel AND thread_key = :thread")
                .bind("channel", channel)
                .bind("thread", threadKey)
                .map((row, context) -> new Place(
                        Optional.ofNullable(row.getString("first_remote")),
                        row.getInt("next_sequence"),
                        Optional.of(row.getString("tag"))))
                .findOne()
                .orElse(new Place(Optional.empty(), 0, Optional.empty()));
    }

    /** Where a conversation goes on after a delivered message. */
    enum Then {
        /** Under its first message. */
        GOES_ON,
        /** Under this message: the first is gone. */
        GOES_ON_HERE,
        /** It is over; should the same happen again, that is a message of its own and not an edit of an old one. */
        BEGINS_ANEW
    }

    /** A message was delivered: the next one has the next number. */
    static void advance(Transaction transaction, MessageRow message, Optional<String> remoteId, Then then) {
        String channel = message.channel();
        String threadKey = message.threadKey();
        Optional<String> before = place(transaction, channel, threadKey).first();
        Optional<String> first = switch (then) {
            case GOES_ON -> before.or(() -> remoteId);
            case GOES_ON_HERE -> remoteId.or(() -> before);
            case BEGINS_ANEW -> Optional.empty();
        };
        int changed = transaction
                .handle()
                .createUpdate("UPDATE outbox_thread SET next_sequence = next_sequence + 1, first_remote = :first"
                        + " WHERE channel = :channel AND thread_key = :thread")
                .bind("first", first.orElse(null))
                .bind("channel", channel)
                .bind("thread", threadKey)
                .execute();
        if (changed == 0) {
            transaction
                    .handle()
                    .createUpdate("INSERT INTO outbox_thread (channel, thread_key, first_remote, next_sequence,"
                            + " tag) VALUES (:channel, :thread, :first, 1, :tag)")
                    .bind("tag", message.tag())
                    .bind("channel", channel)
                    .bind("thread", threadKey)
                    .bind("first", first.orElse(null))
                    .execute();
        }
    }

    /** Whether some channel knows the conversation under this tag. */
    public static boolean named(Transaction transaction, String threadKey, String tag) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox_thread WHERE thread_key = :thread AND tag = :tag"
                        + " UNION SELECT 1 FROM outbox WHERE thread_key = :thread AND tag = :tag"
                        + " FETCH FIRST 1 ROW ONLY")
                .bind("thread", threadKey)
                .bind("tag", tag)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** The channels that have, or will have, a message of this conversation since it last began. */
    public static List<String> channels(Transaction transaction, String threadKey) {
        return transaction
                .handle()
                .createQuery("SELECT DISTINCT channel FROM outbox WHERE thread_key = :thread AND created_at >="
                        + " COALESCE((SELECT MAX(t.opened_at) FROM telling_thread t WHERE t.thread_key = :thread), 0)"
                        + " ORDER BY channel")
                .bind("thread", threadKey)
                .mapTo(String.class)
                .list();
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What channels must remember beyond a restart. */
public final class NoteTable {

    private NoteTable() {}

    public static Optional<String> find(Transaction transaction, String channel, String key) {
        return transaction
                .handle()
                .createQuery("SELECT text FROM channel_note WHERE channel = :channel AND note_key = :key")
                .bind("channel", channel)
                .bind("key", key)
                .mapTo(String.class)
                .findOne();
    }

    public static void put(Transaction transaction, String channel, String key, String text, Instant now) {
        delete(transaction, channel, key);
        transaction
                .handle()
                .createUpdate("INSERT INTO channel_note (channel, note_key, written_at, text)"
                        + " VALUES (:channel, :key, :now, :text)")
                .bind("channel", channel)
                .bind("key", key)
                .bind("now", now.toEpochMilli())
                .bind("text", text)
                .execute();
    }

    public static void delete(Transaction transaction, String channel, String key) {
        transaction
                .handle()
                .createUpdate("DELETE FROM channel_note WHERE channel = :channel AND note_key = :key")
                .bind("channel", channel)
                .bind("key", key)
                .execute();
    }
}

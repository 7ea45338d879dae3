package dev.repwatch.monitor.store.scoring;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Scores of messages, and addresses that were handed out for one. No message is kept. */
public final class ScoreTable {

    private ScoreTable() {}

    /**
     * One score, or what waits for one.
     *
     * @param id nobody guesses it
     * @param profile asked for when it was handed out
     * @param madeAt when it was scored or the address was handed out
     * @param until when the address is taken back; empty for what came over the API
     * @param answer JSON; empty while the address waits
     */
    public record Row(String id, String profile, Instant madeAt, Optional<Instant> until, Optional<String> answer) {}

    /** By its id. */
    public static Optional<Row> find(Transaction transaction, String id) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM message_score WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("profile"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        Optional.ofNullable(row.getObject("until_at", Long.class))
                                .map(Instant::ofEpochMilli),
                        Optional.ofNullable(row.getString("answer"))))
                .findOne();
    }

    /** A new one. */
    public static void add(Transaction transaction, Row row) {
        transaction
                .handle()
                .createUpdate("INSERT INTO message_score (id, profile, made_at, until_at, answer)"
                        + " VALUES (:id, :profile, :madeAt, :until, :answer)")
                .bind("id", row.id())
                .bind("profile", row.profile())
                .bind("madeAt", row.madeAt().toEpochMilli())
                .bindByType("until", row.until().map(Instant::toEpochMilli).orElse(null), Long.class)
                .bindByType("answer", row.answer().orElse(null), String.class)
                .execute();
    }

    /** The answer for an address that waited; whether it still did. */
    public static boolean answer(Transaction transaction, String id, String answer, Instant at) {
        return transaction
                        .handle()
                        .createUpdate("UPDATE message_score SET answer = :answer, made_at = :at"
                                + " WHERE id = :id AND answer IS NULL")
                        .bind("answer", answer)
                        .bind("at", at.toEpochMilli())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** How many addresses wait for a message. */
    public static int waiting(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM message_score WHERE answer IS NULL AND until_at > :now")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** Drops what is older, and the oldest beyond so many. */
    public static void forget(Transaction transaction, Instant before, int most) {
        transaction.handle().execute("DELETE FROM message_score WHERE made_at < ?", before.toEpochMilli());
        transaction
                .handle()
                .execute(
                        "DELETE FROM message_score WHERE id NOT IN"
                                + " (SELECT id FROM message_score ORDER BY made_at DESC, id LIMIT ?)",
                        most);
    }
}

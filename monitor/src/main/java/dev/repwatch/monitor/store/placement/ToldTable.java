package dev.repwatch.monitor.store.placement;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people were told of placement and what is not over, and the access to mailboxes that is replaced at each use. */
public final class ToldTable {

    private ToldTable() {}

    /** @param said JSON */
    public record Row(String said, Instant since) {}

    /** By subject. */
    public static Map<String, Row> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT subject, said, since FROM placement_told")
                .map((row, context) -> Map.entry(
                        row.getString("subject"),
                        new Row(row.getString("said"), Instant.ofEpochMilli(row.getLong("since")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static void put(Transaction transaction, String subject, Row row) {
        remove(transaction, subject);
        transaction
                .handle()
                .createUpdate("INSERT INTO placement_told (subject, said, since) VALUES (:subject, :said, :since)")
                .bind("subject", subject)
                .bind("said", row.said())
                .bind("since", row.since().toEpochMilli())
                .execute();
    }

    public static void remove(Transaction transaction, String subject) {
        transaction.handle().execute("DELETE FROM placement_told WHERE subject = ?", subject);
    }

    /** What a seed's refresh token has become; empty while it is the configured one. */
    public static Optional<String> token(Transaction transaction, String seed) {
        return transaction
                .handle()
                .createQuery("SELECT bookmark FROM placement_token WHERE seed = :seed")
                .bind("seed", seed)
                .mapTo(String.class)
                .findOne();
    }

    public static void putToken(Transaction transaction, String seed, String bookmark) {
        transaction.handle().execute("DELETE FROM placement_token WHERE seed = ?", seed);
        transaction.handle().execute("INSERT INTO placement_token (seed, bookmark) VALUES (?, ?)", seed, bookmark);
    }
}

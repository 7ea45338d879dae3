package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Replies that no rule knows, made comparable. */
public final class UnclassifiedTable {

    private UnclassifiedTable() {}

    /**
     * @param id a hash of provider and text
     * @param said without mailboxes and ids; still hostile
     */
    public record Row(String id, String provider, String said, long n, Instant first, Instant last) {}

    /** @return how many of them are new */
    public static int add(Transaction transaction, Collection<Row> rows) {
        return Upsert.of(
                transaction,
                rows,
                "UPDATE mail_unclassified SET n = n + :n, last_at = :last WHERE id = :id",
                "INSERT INTO mail_unclassified (id, provider, said, n, first_at, last_at)"
                        + " VALUES (:id, :provider, :said, :n, :first, :last)",
                (batch, row) -> batch.bind("id", row.id())
                        .bind("provider", row.provider())
                        .bind("said", row.said())
                        .bind("n", row.n())
                        .bind("first", row.first().toEpochMilli())
                        .bind("last", row.last().toEpochMilli()));
    }

    public static long size(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM mail_unclassified")
                .mapTo(Long.class)
                .one();
    }

    /** The commonest. */
    public static List<Row> commonest(Transaction transaction, int most) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM mail_unclassified ORDER BY n DESC, id FETCH FIRST :most ROWS ONLY")
                .bind("most", most)
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("provider"),
                        row.getString("said"),
                        row.getLong("n"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at"))))
                .list();
    }

    /** Forgets what is old, and what is rare when there are more than {@code most}. */
    public static long forget(Transaction transaction, Instant before, int most) {
        long old =
                transaction.handle().execute("DELETE FROM mail_unclassified WHERE last_at < ?", before.toEpochMilli());
        return old
                + transaction
                        .handle()
                        .execute("DELETE FROM mail_unclassified WHERE id NOT IN (SELECT k.id FROM (SELECT id FROM"
                                + " mail_unclassified ORDER BY n DESC, id FETCH FIRST " + most
                                + " ROWS ONLY) k)");
    }
}

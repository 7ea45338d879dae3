package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How long accepted messages took, in powers of two of milliseconds. */
public final class DelayTable {

    private DelayTable() {}

    /** @param bucket the time was at most two to this power, in milliseconds */
    public record Row(Instant hour, String source, String provider, int bucket, long n) {}

    public static void add(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_delay SET n = n + :n WHERE at_hour = :hour AND source = :source AND provider = :provider"
                        + " AND bucket = :bucket",
                "INSERT INTO mail_delay (at_hour, source, provider, bucket, n)"
                        + " VALUES (:hour, :source, :provider, :bucket, :n)",
                (batch, row) -> batch.bind("hour", row.hour().toEpochMilli())
                        .bind("source", row.source())
                        .bind("provider", row.provider())
                        .bind("bucket", row.bucket())
                        .bind("n", row.n()));
    }

    /** Hours together: the hour of each row is {@code from}. */
    public static List<Row> since(Transaction transaction, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT source, provider, bucket, SUM(n) AS n FROM mail_delay WHERE at_hour >= :from"
                        + " GROUP BY source, provider, bucket")
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new Row(
                        from,
                        row.getString("source"),
                        row.getString("provider"),
                        row.getInt("bucket"),
                        row.getLong("n")))
                .list();
    }
}

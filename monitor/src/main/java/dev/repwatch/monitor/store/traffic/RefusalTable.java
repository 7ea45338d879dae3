package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Refusals that name a list or a vendor, by hour. */
public final class RefusalTable {

    private RefusalTable() {}

    /**
     * @param named the list's id, {@code ?zone}, or {@code vendor:id}
     * @param sample the last of these replies, without mailboxes and ids; still hostile
     */
    public record Row(
            Instant hour, String source, String provider, String named, long n, Instant last, String sample) {}

    public static void add(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_refusal SET n = n + :n, last_at = :last, sample = :sample WHERE at_hour = :hour AND source"
                        + " = :source AND provider = :provider AND named = :named",
                "INSERT INTO mail_refusal (at_hour, source, provider, named, n, last_at, sample)"
                        + " VALUES (:hour, :source, :provider, :named, :n, :last, :sample)",
                (batch, row) -> batch.bind("hour", row.hour().toEpochMilli())
                        .bind("source", row.source())
                        .bind("provider", row.provider())
                        .bind("named", row.named())
                        .bind("n", row.n())
                        .bind("last", row.last().toEpochMilli())
                        .bind("sample", row.sample()));
    }

    public static List<Row> since(Transaction transaction, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM mail_refusal WHERE at_hour >= :from ORDER BY at_hour")
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new Row(
                        Instant.ofEpochMilli(row.getLong("at_hour")),
                        row.getString("source"),
                        row.getString("provider"),
                        row.getString("named"),
                        row.getLong("n"),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        row.getString("sample")))
                .list();
    }
}

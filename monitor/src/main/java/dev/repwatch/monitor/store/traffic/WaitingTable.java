package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Messages that wait for another attempt. */
public final class WaitingTable {

    private WaitingTable() {}

    /** @param id a hash of the way out, the queue id and the recipient */
    public record Row(String id, String source, String provider, Instant since) {}

    /** Those that wait already keep their time. */
    public static void add(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_waiting SET provider = :provider, source = :source WHERE id = :id",
                "INSERT INTO mail_waiting (id, source, provider, since) VALUES (:id, :source, :provider, :since)",
                (batch, row) -> batch.bind("id", row.id())
                        .bind("source", row.source())
                        .bind("provider", row.provider())
                        .bind("since", row.since().toEpochMilli()));
    }

    public static void remove(Transaction transaction, Collection<String> ids) {
        Upsert.executed(
                transaction,
                List.copyOf(ids),
                "DELETE FROM mail_waiting WHERE id = :id",
                (batch, id) -> batch.bind("id", id));
    }

    /** How many wait, by provider. */
    public static Map<String, Long> byProvider(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT provider, COUNT(*) AS n FROM mail_waiting GROUP BY provider")
                .map((row, context) -> Map.entry(row.getString("provider"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static long size(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM mail_waiting")
                .mapTo(Long.class)
                .one();
    }

    public static void ids(Transaction transaction, Consumer<String> sink) {
        transaction
                .handle()
                .createQuery("SELECT id FROM mail_waiting")
                .mapTo(String.class)
                .useStream(ids -> ids.forEach(sink));
    }

    /** Those whose time in the queue must be over. */
    public static int forget(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM mail_waiting WHERE since < ?", before.toEpochMilli());
    }
}

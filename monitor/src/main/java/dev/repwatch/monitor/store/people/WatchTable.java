package dev.repwatch.monitor.store.people;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Targets that somebody watches for a while. */
public final class WatchTable {

    /**
     * One watch.
     *
     * @param name no two have the same
     * @param targets as texts without spaces
     * @param lasting as it was asked for
     * @param who asked
     * @param until from when on it is over
     */
    public record Row(
            long id, String name, List<String> targets, Duration lasting, String who, Instant at, Instant until) {

        public Row {
            targets = List.copyOf(targets);
        }
    }

    private WatchTable() {}

    /** @return its id */
    public static long put(Transaction transaction, Row row) {
        return transaction
                .handle()
                .createUpdate("INSERT INTO temporary_watch (name, targets, lasting, who, at, until_at)"
                        + " VALUES (:name, :targets, :lasting, :who, :at, :until)")
                .bind("name", row.name())
                .bind("targets", String.join(" ", row.targets()))
                .bind("lasting", row.lasting().toMillis())
                .bind("who", Columns.fit(row.who(), 200))
                .bind("at", row.at().toEpochMilli())
                .bind("until", row.until().toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** All that are not over, the oldest first. */
    public static List<Row> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM temporary_watch ORDER BY id")
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("name"),
                        List.of(row.getString("targets").split(" ")),
                        Duration.ofMillis(row.getLong("lasting")),
                        row.getString("who"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        Instant.ofEpochMilli(row.getLong("until_at"))))
                .list();
    }

    /** @return whether it was there */
    public static boolean delete(Transaction transaction, long id) {
        return transaction.handle().execute("DELETE FROM temporary_watch WHERE id = ?", id) > 0;
    }
}

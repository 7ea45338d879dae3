package dev.repwatch.monitor.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * How much waits in the tables of people's work, for metrics and status pages, which keep the last figures and never ask
 * the database themselves.
 *
 * @param outbox messages not yet delivered, by channel
 * @param desk open tasks, by state
 */
public record Figures(Map<String, Waiting> outbox, Map<String, Waiting> desk) {

    /** @param oldest since when the oldest waits */
    public record Waiting(int count, Instant oldest) {}

    public static Figures read(Transaction transaction) {
        return new Figures(
                waiting(
                        transaction,
                        "SELECT channel, COUNT(*), MIN(created_at) FROM outbox"
                                + " WHERE state IN ('PENDING', 'RETRY', 'UNCERTAIN', 'CLAIMED') GROUP BY channel"),
                waiting(
                        transaction,
                        "SELECT state, COUNT(*), MIN(state_at) FROM delisting_task"
                                + " WHERE closed_at IS NULL GROUP BY state"));
    }

    private static Map<String, Waiting> waiting(Transaction transaction, String sql) {
        try (Query query = transaction.handle().createQuery(sql)) {
            return Map.copyOf(query.reduceRows(new HashMap<String, Waiting>(), (all, row) -> {
                all.put(
                        row.getColumn(1, String.class),
                        new Waiting(
                                row.getColumn(2, Integer.class), Instant.ofEpochMilli(row.getColumn(3, Long.class))));
                return all;
            }));
        }
    }
}

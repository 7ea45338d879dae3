package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.DelistingTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * How much waits in the tables of people's work, for metrics and status pages, which keep the last figures and never ask
 * the database themselves.
 *
 * @param outbox messages not yet delivered, by channel; with them what is critical, open and was given up
 * @param desk open tasks
 * @param delisted how long it took to get off each list, over the tasks that ended within a year
 */
public record PendingCounts(Map<String, Backlog> outbox, List<OpenTask> desk, List<DelistingTimes.Mean> delisted) {

    public static final PendingCounts NONE = new PendingCounts(Map.of(), List.of(), List.of());
    private static final Duration A_YEAR = Duration.ofDays(365);

    /** @param oldest since when the oldest waits; the end of its quiet hours, where those hold it */
    public record Backlog(int count, Instant oldest) {}

    /**
     * @param state the label of a task state
     * @param stateAt since when it is in this state
     */
    public record OpenTask(String state, Instant openedAt, Instant stateAt) {}

    public static PendingCounts read(Transaction transaction, Instant now) {
        return new PendingCounts(
                waiting(
                        transaction,
                        "SELECT channel, COUNT(*), MIN(CASE WHEN attempt = 0 AND next_at > created_at"
                                + " THEN next_at ELSE created_at END) FROM outbox"
                                + " WHERE " + MessageState.WAITING + " OR " + MessageState.LOST + " GROUP BY channel"),
                open(transaction),
                DelistingTimes.means(transaction, now.minus(A_YEAR)));
    }

    private static List<OpenTask> open(Transaction transaction) {
        try (Query query = transaction
                .handle()
                .createQuery("SELECT state, opened_at, state_at FROM delisting_task WHERE closed_at IS NULL")) {
            return query.map((row, context) -> new OpenTask(
                            row.getString(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            Instant.ofEpochMilli(row.getLong(3))))
                    .list();
        }
    }

    private static Map<String, Backlog> waiting(Transaction transaction, String sql) {
        try (Query query = transaction.handle().createQuery(sql)) {
            return Map.copyOf(query.reduceRows(new HashMap<String, Backlog>(), (all, row) -> {
                all.put(
                        row.getColumn(1, String.class),
                        new Backlog(
                                row.getColumn(2, Integer.class), Instant.ofEpochMilli(row.getColumn(3, Long.class))));
                return all;
            }));
        }
    }
}

package dev.repwatch.monitor.store.desk;

import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long the way off each list took. */
public final class DelistingTimes {

    /**
     * @param listed mean time from the first sight to the end
     * @param afterRequest mean time from the request to the end; empty when nothing was requested
     */
    public record Mean(String source, long tasks, Duration listed, Optional<Duration> afterRequest) {}

    private DelistingTimes() {}

    public static void put(Transaction transaction, TaskRow closed) {
        transaction
                .handle()
                .createUpdate(
                        "INSERT INTO delisting_outcome (task_id, source, state, opened_at, requested_at, closed_at)"
                                + " VALUES (:task, :source, :state, :opened, :requested, :closed)")
                .bind("task", closed.id())
                .bind("source", closed.source())
                .bind("state", closed.state())
                .bind("opened", closed.openedAt().toEpochMilli())
                .bindByType(
                        "requested",
                        closed.requestedAt().map(Instant::toEpochMilli).orElse(null),
                        Long.class)
                .bind("closed", closed.closedAt().orElseThrow().toEpochMilli())
                .execute();
    }

    /** For each list that something got off since then. */
    public static List<Mean> means(Transaction transaction, Instant since) {
        return transaction
                .handle()
                .createQuery("SELECT source, COUNT(*) AS tasks, AVG(closed_at - opened_at) AS listed,"
                        + " AVG(closed_at - requested_at) AS after_request FROM delisting_outcome"
                        + " WHERE closed_at >= :since GROUP BY source ORDER BY source")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> {
                    double after = row.getDouble("after_request");
                    Optional<Duration> afterRequest =
                            row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) after));
                    return new Mean(
                            row.getString("source"),
                            row.getLong("tasks"),
                            Duration.ofMillis((long) row.getDouble("listed")),
                            afterRequest);
                })
                .list();
    }
}

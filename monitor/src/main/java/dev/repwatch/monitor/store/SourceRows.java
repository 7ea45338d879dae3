package dev.repwatch.monitor.store;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.Trust;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Every list that was ever asked. */
public final class SourceRows {

    private SourceRows() {}

    /** @param lastSuccess the last trustworthy answer, as of the last time it was written */
    public record SourceRow(
            long id,
            SourceId source,
            boolean watched,
            Baseline baseline,
            ListState state,
            Optional<Instant> lastSuccess) {

        public SourceRow as(Baseline other) {
            return new SourceRow(id, source, watched, other, state, lastSuccess);
        }

        public SourceRow in(ListState other) {
            return new SourceRow(id, source, watched, baseline, other, lastSuccess);
        }

        public SourceRow succeeded(Optional<Instant> at) {
            return new SourceRow(id, source, watched, baseline, state, at);
        }
    }

    public static List<SourceRow> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT id, name, watched, baseline, health, health_json, last_success FROM source")
                .map((row, context) -> new SourceRow(
                        row.getLong("id"),
                        new SourceId(row.getString("name")),
                        row.getBoolean("watched"),
                        Baseline.valueOf(row.getString("baseline")),
                        ListStateJson.read(Trust.valueOf(row.getString("health")), row.getString("health_json")),
                        Optional.ofNullable(row.getObject("last_success", Long.class))
                                .map(Instant::ofEpochMilli)))
                .list();
    }

    public static void insert(Transaction transaction, Collection<SourceRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("INSERT INTO source (id, name, watched, baseline, health, health_json, last_success)"
                        + " VALUES (:id, :name, :watched, :baseline, :health, :json, :success)");
        rows.forEach(row -> bound(batch, row).bind("name", row.source().value()).add());
        TargetRows.executed(batch);
    }

    public static void update(Transaction transaction, Collection<SourceRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("UPDATE source SET watched = :watched, baseline = :baseline, health = :health,"
                        + " health_json = :json, last_success = :success WHERE id = :id");
        rows.forEach(row -> bound(batch, row).add());
        TargetRows.executed(batch);
    }

    private static PreparedBatch bound(PreparedBatch batch, SourceRow row) {
        return batch.bind("id", row.id())
                .bind("watched", row.watched())
                .bind("baseline", row.baseline().name())
                .bind("health", row.state().trust().name())
                .bind("json", ListStateJson.of(row.state()))
                .bind("success", row.lastSuccess().map(Instant::toEpochMilli));
    }
}

package dev.repwatch.monitor.store;

import dev.repwatch.checks.reputation.Cause;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** When lists were not believed, so that a gap in the history is not read as clean. */
public final class ListEventRows {

    private ListEventRows() {}

    public record ListEvent(long sourceId, Instant at, String kind, Optional<Cause> cause, String detail) {}

    public static void append(Transaction transaction, Collection<ListEvent> events) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("INSERT INTO list_event (source_id, at, kind, cause, detail)"
                        + " VALUES (:source, :at, :kind, :cause, :detail)");
        events.forEach(event -> batch.bind("source", event.sourceId())
                .bind("at", event.at().toEpochMilli())
                .bind("kind", event.kind())
                .bind("cause", event.cause().map(Cause::name))
                .bind("detail", ListStateJson.bounded(event.detail()))
                .add());
        TargetRows.executed(batch);
    }
}

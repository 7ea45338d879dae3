package dev.repwatch.monitor.store.plan;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One line for each thing that the planner remembers, replaced as a whole. */
public final class PlanTable {

    private static final int MOST = 10_000;

    private PlanTable() {}

    /**
     * One thing.
     *
     * @param kind what sort of thing it is
     * @param name of the operator, the list or the signal
     * @param at when it was written
     */
    public record Row(String kind, String name, Instant at, String content) {}

    public static List<Row> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM plan_memory ORDER BY kind, name FETCH FIRST :most ROWS ONLY")
                .bind("most", MOST)
                .map((row, context) -> new Row(
                        row.getString("kind"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("content")))
                .list();
    }

    public static void put(Transaction transaction, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch delete =
                transaction.handle().prepareBatch("DELETE FROM plan_memory WHERE kind = :kind AND name = :name");
        PreparedBatch insert = transaction
                .handle()
                .prepareBatch("INSERT INTO plan_memory (kind, name, at, content) VALUES (:kind, :name, :at, :content)");
        for (Row row : rows) {
            delete.bind("kind", row.kind()).bind("name", row.name()).add();
            insert.bind("kind", row.kind())
                    .bind("name", row.name())
                    .bind("at", row.at().toEpochMilli())
                    .bind("content", row.content())
                    .add();
        }
        delete.execute();
        insert.execute();
    }

    /** What was not written since is of operators and lists that are no longer there. */
    public static int forget(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM plan_memory WHERE at < ?", before.toEpochMilli());
    }
}

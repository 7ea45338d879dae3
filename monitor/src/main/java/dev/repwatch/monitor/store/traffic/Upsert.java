package dev.repwatch.monitor.store.traffic;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.repwatch.monitor.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Changes rows, and puts those in that are not there yet: the same on both databases, for one writer. */
final class Upsert {

    private Upsert() {}

    /** @return how many were put in */
    @CanIgnoreReturnValue
    static <R> int of(
            Transaction transaction,
            Collection<R> rows,
            String update,
            String insert,
            BiConsumer<PreparedBatch, R> bound) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<R> all = List.copyOf(rows);
        int[] changed = executed(transaction, all, update, bound);
        List<R> fresh = new ArrayList<>();
        for (int at = 0; at < changed.length; at++) {
            if (changed[at] == 0) {
                fresh.add(all.get(at));
            }
        }
        if (!fresh.isEmpty()) {
            executed(transaction, fresh, insert, bound);
        }
        return fresh.size();
    }

    static <R> int[] executed(
            Transaction transaction, Collection<R> rows, String sql, BiConsumer<PreparedBatch, R> bound) {
        PreparedBatch batch = transaction.handle().prepareBatch(sql);
        rows.forEach(row -> {
            bound.accept(batch, row);
            batch.add();
        });
        return rows.isEmpty() ? new int[0] : batch.execute();
    }
}

package dev.repwatch.monitor.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Scores over time: one row for each change, and one a day for targets that have lost points. */
public final class ScoreRows {

    private ScoreRows() {}

    /** @param confidence 0 to 1000, thousandths */
    public record SampleRow(long targetId, Instant at, int score, int confidence, int listed) {}

    public static void insert(Transaction transaction, Collection<SampleRow> rows) {
        Portions.of(rows, some -> insertSome(transaction, some));
    }

    private static void insertSome(Transaction transaction, List<SampleRow> rows) {
        PreparedBatch delete =
                transaction.handle().prepareBatch("DELETE FROM score_sample WHERE target_id = :target AND at = :at");
        PreparedBatch insert = transaction
                .handle()
                .prepareBatch("INSERT INTO score_sample (target_id, at, score, confidence, listed)"
                        + " VALUES (:target, :at, :score, :confidence, :listed)");
        for (SampleRow row : rows) {
            delete.bind("target", row.targetId())
                    .bind("at", row.at().toEpochMilli())
                    .add();
            insert.bind("target", row.targetId())
                    .bind("at", row.at().toEpochMilli())
                    .bind("score", row.score())
                    .bind("confidence", row.confidence())
                    .bind("listed", row.listed())
                    .add();
        }
        TargetRows.executed(delete);
        TargetRows.executed(insert);
    }

    /** Joins the time of each target's last sample before {@code :from}; found once, and not once a sample. */
    static final String LAST_BEFORE =
            " LEFT JOIN (SELECT target_id, MAX(at) AS at FROM score_sample WHERE at < :from GROUP BY target_id) last"
                    + " ON last.target_id = s.target_id";

    /** The samples from {@code from} on, and the last one before it of each target. */
    public static List<SampleRow> since(Transaction transaction, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT s.target_id, s.at, s.score, s.confidence, s.listed FROM score_sample s"
                        + " JOIN target t ON t.id = s.target_id" + LAST_BEFORE
                        + " WHERE t.watched AND (s.at >= :from OR s.at = last.at) ORDER BY s.target_id, s.at")
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new SampleRow(
                        row.getLong("target_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getInt("score"),
                        row.getInt("confidence"),
                        row.getInt("listed")))
                .list();
    }
}

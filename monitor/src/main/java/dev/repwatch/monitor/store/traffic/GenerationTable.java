package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.util.Collection;
import java.util.List;

/** How far each generation of each log was read. */
public final class GenerationTable {

    private GenerationTable() {}

    /**
     * @param log its path
     * @param number of the generation within its log
     * @param headLength bytes of its beginning that {@code headHash} speaks for
     * @param lineHash of its first line that tells it from others
     * @param offset behind the last whole line that was read, in bytes of the unpacked file
     * @param done nothing more is looked for in it
     */
    public record Row(
            String log, int number, int headLength, String headHash, String lineHash, long offset, boolean done) {}

    public static List<Row> of(Transaction transaction, String log) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM mail_generation WHERE log = :log ORDER BY num")
                .bind("log", log)
                .map((row, context) -> new Row(
                        row.getString("log"),
                        row.getInt("num"),
                        row.getInt("head_length"),
                        row.getString("head_hash"),
                        row.getString("line_hash"),
                        row.getLong("offs"),
                        row.getBoolean("done")))
                .list();
    }

    public static void put(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_generation SET head_length = :length, head_hash = :hash, line_hash = :line, offs = :offset, done = :done"
                        + " WHERE log = :log AND num = :number",
                "INSERT INTO mail_generation (log, num, head_length, head_hash, line_hash, offs, done)"
                        + " VALUES (:log, :number, :length, :hash, :line, :offset, :done)",
                (batch, row) -> batch.bind("log", row.log())
                        .bind("number", row.number())
                        .bind("length", row.headLength())
                        .bind("hash", row.headHash())
                        .bind("line", row.lineHash())
                        .bind("offset", row.offset())
                        .bind("done", row.done()));
    }

    public static void remove(Transaction transaction, String log, Collection<Integer> numbers) {
        Upsert.executed(
                transaction,
                List.copyOf(numbers),
                "DELETE FROM mail_generation WHERE log = :log AND num = :number",
                (batch, number) -> batch.bind("log", log).bind("number", number));
    }

    /** Those of logs that are forgotten. */
    public static int forget(Transaction transaction) {
        return transaction.handle().execute("DELETE FROM mail_generation WHERE log NOT IN (SELECT log FROM mail_log)");
    }
}

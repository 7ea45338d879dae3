package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.ResultIterable;

/** How far each log was read. */
public final class MailLogTable {

    private MailLogTable() {}

    /**
     * @param log its path, or what names a stream of lines
     * @param headLength bytes of its beginning that {@code headHash} speaks for
     * @param offset behind the last whole line that was read, in bytes of the unpacked file
     * @param bookmark the place in a stream that has no bytes; empty for files
     * @param newest the stamp of the newest attempt
     * @param attempts how many were counted in all
     */
    public record Row(
            String log, int headLength, String headHash, long offset, String bookmark, Instant newest, long attempts) {}

    public static List<Row> all(Transaction transaction) {
        return rows(transaction, "SELECT * FROM mail_log ORDER BY log").list();
    }

    public static Optional<Row> find(Transaction transaction, String log) {
        return rows(transaction, "SELECT * FROM mail_log").stream()
                .filter(row -> row.log().equals(log))
                .findFirst();
    }

    private static ResultIterable<Row> rows(Transaction transaction, String sql) {
        return transaction
                .handle()
                .createQuery(sql)
                .map((row, context) -> new Row(
                        row.getString("log"),
                        row.getInt("head_length"),
                        row.getString("head_hash"),
                        row.getLong("offs"),
                        row.getString("bookmark"),
                        Instant.ofEpochMilli(row.getLong("newest")),
                        row.getLong("attempts")));
    }

    public static void put(Transaction transaction, Row row) {
        Upsert.of(
                transaction,
                List.of(row),
                "UPDATE mail_log SET head_length = :length, head_hash = :hash, offs = :offset, bookmark = :bookmark,"
                        + " newest = :newest, attempts = :attempts WHERE log = :log",
                "INSERT INTO mail_log (log, head_length, head_hash, offs, bookmark, newest, attempts)"
                        + " VALUES (:log, :length, :hash, :offset, :bookmark, :newest, :attempts)",
                (batch, it) -> batch.bind("log", it.log())
                        .bind("length", it.headLength())
                        .bind("hash", it.headHash())
                        .bind("offset", it.offset())
                        .bind("bookmark", it.bookmark())
                        .bind("newest", it.newest().toEpochMilli())
                        .bind("attempts", it.attempts()));
    }

    /** Logs that were not read for so long that nobody comes back to them. */
    public static int forget(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM mail_log WHERE newest < ?", before.toEpochMilli());
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Silences set by people at run time; those of the configuration are not here. */
public final class SilenceTable {

    /** @param matchers label to pattern, as JSON */
    public record SilenceRow(
            long id, String matchers, Instant starts, Instant ends, String who, String note, Instant createdAt) {}

    private SilenceTable() {}

    public static long put(Transaction transaction, SilenceRow silence) {
        return transaction
                .handle()
                .createUpdate("INSERT INTO silence (matchers, starts_at, ends_at, who, note, created_at)"
                        + " VALUES (:matchers, :starts, :ends, :who, :note, :created)")
                .bind("matchers", silence.matchers())
                .bind("starts", silence.starts().toEpochMilli())
                .bind("ends", silence.ends().toEpochMilli())
                .bind("who", silence.who())
                .bind("note", silence.note())
                .bind("created", silence.createdAt().toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Those that hold now or later. */
    public static List<SilenceRow> notOver(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM silence WHERE ends_at > :now ORDER BY id")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .list();
    }

    /** Ends a silence at once, and lets what it held be decided anew. */
    public static Optional<SilenceRow> end(Transaction transaction, long id, Instant now) {
        Optional<SilenceRow> silence = transaction
                .handle()
                .createQuery("SELECT * FROM silence WHERE id = :id AND ends_at > :now")
                .bind("id", id)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .findOne();
        if (silence.isPresent()) {
            transaction
                    .handle()
                    .createUpdate("UPDATE silence SET ends_at = :now WHERE id = :id")
                    .bind("now", now.toEpochMilli())
                    .bind("id", id)
                    .execute();
            EventTable.decideSilencedAnew(transaction, now);
        }
        return silence;
    }

    private static SilenceRow row(ResultSet row) throws SQLException {
        return new SilenceRow(
                row.getLong("id"),
                row.getString("matchers"),
                Instant.ofEpochMilli(row.getLong("starts_at")),
                Instant.ofEpochMilli(row.getLong("ends_at")),
                row.getString("who"),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}

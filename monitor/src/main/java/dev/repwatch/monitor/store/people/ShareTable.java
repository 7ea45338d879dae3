package dev.repwatch.monitor.store.people;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links that show strangers a part of what is watched. */
public final class ShareTable {

    /**
     * One link.
     *
     * @param hash of the secret in it
     * @param labels what a target must have to be seen, as JSON
     * @param who made it
     */
    public record Share(
            long id,
            String hash,
            String title,
            String labels,
            String who,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> revokedAt,
            Optional<Instant> usedAt,
            long uses) {

        public boolean holds(Instant now) {
            return revokedAt.isEmpty() && now.isBefore(expiresAt);
        }
    }

    private ShareTable() {}

    public static long put(Transaction transaction, Share share) {
        return transaction
                .handle()
                .createUpdate("INSERT INTO share_link (hash, title, labels, who, created_at, expires_at, uses)"
                        + " VALUES (:hash, :title, :labels, :who, :created, :expires, 0)")
                .bind("hash", share.hash())
                .bind("title", share.title())
                .bind("labels", share.labels())
                .bind("who", Columns.fit(share.who(), 200))
                .bind("created", share.createdAt().toEpochMilli())
                .bind("expires", share.expiresAt().toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    public static Optional<Share> find(Transaction transaction, String hash) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM share_link WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> share(row))
                .findOne();
    }

    /** Those that hold and those that do not, the newest first. */
    public static List<Share> all(Transaction transaction, int most) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM share_link ORDER BY id DESC FETCH NEXT :most ROWS ONLY")
                .bind("most", most)
                .map((row, context) -> share(row))
                .list();
    }

    public static void used(Transaction transaction, long id, Instant at) {
        transaction
                .handle()
                .execute("UPDATE share_link SET used_at = ?, uses = uses + 1 WHERE id = ?", at.toEpochMilli(), id);
    }

    /** @return whether it held until now */
    public static boolean revoke(Transaction transaction, long id, Instant at) {
        return transaction
                        .handle()
                        .execute(
                                "UPDATE share_link SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                                at.toEpochMilli(),
                                id)
                > 0;
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                row.getLong("id"),
                row.getString("hash"),
                row.getString("title"),
                row.getString("labels"),
                row.getString("who"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Columns.time(row, "revoked_at"),
                Columns.time(row, "used_at"),
                row.getLong("uses"));
    }
}

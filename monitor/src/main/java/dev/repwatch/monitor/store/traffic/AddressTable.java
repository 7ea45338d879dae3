package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Recipients that were refused because they are not there. Nobody else is ever kept. */
public final class AddressTable {

    private static final int CHUNK = 500;

    private AddressTable() {}

    /**
     * @param id a hash of the address
     * @param days on how many days it was refused for this
     * @param decided when it was given up
     * @param held an outage of the receiver explains it
     * @param byHand somebody put it here
     * @param address plain only once it is given up; else empty
     * @param reply the last one, without mailboxes and ids; still hostile
     */
    public record Row(
            String id,
            String meaning,
            String provider,
            Instant first,
            Instant last,
            int days,
            Optional<Instant> decided,
            boolean held,
            boolean byHand,
            String address,
            String reply) {}

    public static List<Row> find(Transaction transaction, Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<Row> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            found.addAll(transaction
                    .handle()
                    .createQuery("SELECT * FROM mail_address WHERE id IN (<ids>)")
                    .bindList("ids", all.subList(from, Math.min(all.size(), from + CHUNK)))
                    .map((row, context) -> row(row))
                    .list());
        }
        return found;
    }

    public static void put(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_address SET meaning = :meaning, provider = :provider, first_at = :first, last_at = :last,"
                        + " days = :days, decided_at = :decided, held = :held, by_hand = :byHand, address = :address,"
                        + " reply = :reply WHERE id = :id",
                "INSERT INTO mail_address (id, meaning, provider, first_at, last_at, days, decided_at, held, by_hand,"
                        + " address, reply) VALUES (:id, :meaning, :provider, :first, :last, :days, :decided, :held,"
                        + " :byHand, :address, :reply)",
                AddressTable::bind);
    }

    private static void bind(PreparedBatch batch, Row row) {
        batch.bind("id", row.id())
                .bind("meaning", row.meaning())
                .bind("provider", row.provider())
                .bind("first", row.first().toEpochMilli())
                .bind("last", row.last().toEpochMilli())
                .bind("days", row.days())
                .bindByType("decided", row.decided().map(Instant::toEpochMilli).orElse(null), Long.class)
                .bind("held", row.held())
                .bind("byHand", row.byHand())
                .bind("address", row.address())
                .bind("reply", row.reply());
    }

    public static int remove(Transaction transaction, Collection<String> ids) {
        int removed = 0;
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            removed += transaction
                    .handle()
                    .createUpdate("DELETE FROM mail_address WHERE id IN (<ids>)")
                    .bindList("ids", all.subList(from, Math.min(all.size(), from + CHUNK)))
                    .execute();
        }
        return removed;
    }

    /**
     * Those given up, in the order of addresses.
     *
     * @param after the last address of the page before; empty for the first
     * @param held those that an outage explains, instead
     */
    public static List<Row> given(Transaction transaction, String after, boolean held, int most) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM mail_address WHERE decided_at IS NOT NULL AND held = :held AND address >"
                        + " :after ORDER BY address FETCH FIRST :most ROWS ONLY")
                .bind("held", held)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> row(row))
                .list();
    }

    /** How many are given up, and how many of those are held back. */
    public static long count(Transaction transaction, boolean held) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM mail_address WHERE decided_at IS NOT NULL AND held = :held")
                .bind("held", held)
                .mapTo(Long.class)
                .one();
    }

    public static long size(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM mail_address")
                .mapTo(Long.class)
                .one();
    }

    public static void ids(Transaction transaction, Consumer<String> sink) {
        transaction
                .handle()
                .createQuery("SELECT id FROM mail_address")
                .setFetchSize(CHUNK)
                .mapTo(String.class)
                .useStream(ids -> ids.forEach(sink));
    }

    /** How many addresses of a provider were given up within an hour. */
    public static long decided(Transaction transaction, String provider, Instant from, Instant until) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM mail_address WHERE provider = :provider AND decided_at >= :from"
                        + " AND decided_at < :until AND NOT by_hand")
                .bind("provider", provider)
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    public static int hold(Transaction transaction, String provider, Instant from, Instant until, boolean held) {
        return transaction
                .handle()
                .createUpdate("UPDATE mail_address SET held = :held WHERE provider = :provider AND decided_at >="
                        + " :from AND decided_at < :until AND NOT by_hand AND held <> :held")
                .bind("held", held)
                .bind("provider", provider)
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .execute();
    }

    /** Forgets those that nothing was heard of for long, but not what somebody put here. */
    public static int forget(Transaction transaction, Instant before) {
        return transaction
                .handle()
                .execute("DELETE FROM mail_address WHERE NOT by_hand AND last_at < ?", before.toEpochMilli());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("meaning"),
                row.getString("provider"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getInt("days"),
                Optional.ofNullable(row.getObject("decided_at", Long.class)).map(Instant::ofEpochMilli),
                row.getBoolean("held"),
                row.getBoolean("by_hand"),
                row.getString("address"),
                row.getString("reply"));
    }
}

package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What receivers said about the address behind a name of the log. */
public final class LessonTable {

    private LessonTable() {}

    /**
     * @param ident the name that the log gives to the way out
     * @param six whether it is about IPv6
     * @param begin the first reply of the day that counts
     * @param last the day on which the address was named last
     * @param agreed whether more than one receiver named it
     * @param doubted when another address was named last
     */
    public record Row(
            String ident,
            boolean six,
            Instant begin,
            Instant last,
            String address,
            int replies,
            String receiver,
            boolean agreed,
            Instant doubted) {}

    public static List<Row> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM mail_lesson")
                .map((row, context) -> new Row(
                        row.getString("ident"),
                        row.getBoolean("six"),
                        Instant.ofEpochMilli(row.getLong("begin_at")),
                        Instant.ofEpochMilli(row.getLong("last_at")),
                        row.getString("address"),
                        row.getInt("replies"),
                        row.getString("receiver"),
                        row.getBoolean("agreed"),
                        Instant.ofEpochMilli(row.getLong("doubted_at"))))
                .list();
    }

    public static void put(Transaction transaction, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE mail_lesson SET begin_at = :begin, last_at = :last, address = :address, replies = :replies,"
                        + " receiver = :receiver, agreed = :agreed, doubted_at = :doubted WHERE ident = :ident AND six ="
                        + " :six",
                "INSERT INTO mail_lesson (ident, six, begin_at, last_at, address, replies, receiver, agreed, doubted_at)"
                        + " VALUES (:ident, :six, :begin, :last, :address, :replies, :receiver, :agreed, :doubted)",
                (batch, row) -> batch.bind("ident", row.ident())
                        .bind("six", row.six())
                        .bind("begin", row.begin().toEpochMilli())
                        .bind("last", row.last().toEpochMilli())
                        .bind("address", row.address())
                        .bind("replies", row.replies())
                        .bind("receiver", row.receiver())
                        .bind("agreed", row.agreed())
                        .bind("doubted", row.doubted().toEpochMilli()));
    }

    /** Those that nobody named for so long. */
    public static int forget(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM mail_lesson WHERE last_at < ?", before.toEpochMilli());
    }
}

package dev.repwatch.monitor.store.traffic;

import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Attempts by hour, sending address, provider, outcome and class. */
public final class TrafficTable {

    private static final String KEY =
            " WHERE at_hour = :hour AND source = :source AND provider = :provider AND outcome = :outcome AND meaning ="
                    + " :meaning";

    private TrafficTable() {}

    /**
     * @param hour its beginning
     * @param source the sending address; empty where the log cannot tell
     * @param n how many attempts
     */
    public record Row(Instant hour, String source, String provider, String outcome, String meaning, long n) {}

    /** Adds to what is there. */
    public static void add(Transaction transaction, Collection<Row> rows) {
        add(transaction, "mail_traffic", rows);
    }

    /** Adds those of them that were not the first attempt of their message. */
    public static void addRetries(Transaction transaction, Collection<Row> rows) {
        add(transaction, "mail_retry", rows);
    }

    private static void add(Transaction transaction, String table, Collection<Row> rows) {
        Upsert.of(
                transaction,
                rows,
                "UPDATE " + table + " SET n = n + :n" + KEY,
                "INSERT INTO " + table + " (at_hour, source, provider, outcome, meaning, n)"
                        + " VALUES (:hour, :source, :provider, :outcome, :meaning, :n)",
                (batch, row) -> batch.bind("hour", row.hour().toEpochMilli())
                        .bind("source", row.source())
                        .bind("provider", row.provider())
                        .bind("outcome", row.outcome())
                        .bind("meaning", row.meaning())
                        .bind("n", row.n()));
    }

    /** Hours together: the hour of each row is {@code from}. */
    public static List<Row> sums(Transaction transaction, Instant from, Instant until) {
        return transaction
                .handle()
                .createQuery("SELECT source, provider, outcome, meaning, SUM(n) AS n FROM mail_traffic"
                        + " WHERE at_hour >= :from AND at_hour < :until GROUP BY source, provider, outcome, meaning")
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> new Row(
                        from,
                        row.getString("source"),
                        row.getString("provider"),
                        row.getString("outcome"),
                        row.getString("meaning"),
                        row.getLong("n")))
                .list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                Instant.ofEpochMilli(row.getLong("at_hour")),
                row.getString("source"),
                row.getString("provider"),
                row.getString("outcome"),
                row.getString("meaning"),
                row.getLong("n"));
    }

    /** Hour by hour. */
    public static List<Row> between(Transaction transaction, Instant from, Instant until) {
        return transaction
                .handle()
                .createQuery("SELECT at_hour, source, provider, outcome, meaning, n FROM mail_traffic"
                        + " WHERE at_hour >= :from AND at_hour < :until ORDER BY at_hour")
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map(TrafficTable::row)
                .list();
    }

    /** First attempts only, of one sending address, hour by hour: as {@link #between}, without {@link #addRetries}. */
    public static List<Row> first(Transaction transaction, String source, Instant from, Instant until) {
        return transaction
                .handle()
                .createQuery("SELECT t.at_hour, t.source, t.provider, t.outcome, t.meaning, t.n - COALESCE(r.n, 0) AS n"
                        + " FROM mail_traffic t LEFT JOIN mail_retry r ON r.at_hour = t.at_hour AND r.source = t.source"
                        + " AND r.provider = t.provider AND r.outcome = t.outcome AND r.meaning = t.meaning"
                        + " WHERE t.source = :source AND t.at_hour >= :from AND t.at_hour < :until ORDER BY t.at_hour")
                .bind("source", source)
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map(TrafficTable::row)
                .list();
    }

    /** The oldest hour of which anything is known; empty before the first line. */
    public static Optional<Instant> oldest(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT MIN(at_hour) FROM mail_traffic")
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    /** Of these sending addresses, hour by hour; at most {@code most} rows, the newest first. */
    public static List<Row> of(
            Transaction transaction, Collection<String> sources, Instant from, Instant until, int most) {
        return transaction
                .handle()
                .createQuery("SELECT at_hour, source, provider, outcome, meaning, n FROM mail_traffic WHERE source IN"
                        + " (<sources>) AND at_hour >= :from AND at_hour < :until ORDER BY at_hour DESC LIMIT :most")
                .bindList("sources", List.copyOf(sources))
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .bind("most", most)
                .map(TrafficTable::row)
                .list();
    }

    /** Attempts at a provider in one hour. */
    public static long attempts(Transaction transaction, String provider, Instant hour) {
        return transaction
                .handle()
                .createQuery("SELECT COALESCE(SUM(n), 0) FROM mail_traffic WHERE at_hour = :hour AND provider ="
                        + " :provider")
                .bind("hour", hour.toEpochMilli())
                .bind("provider", provider)
                .mapTo(Long.class)
                .one();
    }

    /** Forgets hours, with the times and refusals of them. */
    public static long forget(Transaction transaction, Instant before) {
        long removed = 0;
        for (String table : List.of("mail_traffic", "mail_retry", "mail_delay", "mail_refusal")) {
            removed +=
                    transaction.handle().execute("DELETE FROM " + table + " WHERE at_hour < ?", before.toEpochMilli());
        }
        return removed;
    }
}

package dev.repwatch.monitor.store.warmup;

import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** What was decided for each day, and what people were last told. */
public final class WarmupTable {

    private WarmupTable() {}

    /**
     * @param date the day it was decided for
     * @param at when it was decided
     * @param decision JSON
     */
    public record Row(LocalDate date, String ip, String provider, Instant at, String decision) {}

    /** Adds it unless the newest line of the same day says the same. */
    public static void add(Transaction transaction, Row row) {
        boolean known = rows(transaction
                        .handle()
                        .createQuery("SELECT * FROM warmup_decision WHERE ip = :ip AND provider = :provider AND on_date"
                                + " = :date ORDER BY at DESC FETCH FIRST 1 ROWS ONLY")
                        .bind("ip", row.ip())
                        .bind("provider", row.provider())
                        .bind("date", row.date().toString()))
                .findFirst()
                .filter(newest ->
                        newest.decision().equals(row.decision()) || !newest.at().isBefore(row.at()))
                .isPresent();
        if (!known) {
            transaction
                    .handle()
                    .execute(
                            "INSERT INTO warmup_decision (on_date, ip, provider, at, decision) VALUES (?, ?, ?, ?, ?)",
                            row.date().toString(),
                            row.ip(),
                            row.provider(),
                            row.at().toEpochMilli(),
                            row.decision());
        }
    }

    /** What was decided in that time, oldest first. */
    public static List<Row> between(Transaction transaction, Instant from, Instant until) {
        return rows(transaction
                        .handle()
                        .createQuery("SELECT * FROM warmup_decision WHERE at >= :from AND at < :until ORDER BY at, ip,"
                                + " provider")
                        .bind("from", from.toEpochMilli())
                        .bind("until", until.toEpochMilli()))
                .list();
    }

    /** Of one address, newest first. */
    public static List<Row> of(Transaction transaction, String ip, int most) {
        return rows(transaction
                        .handle()
                        .createQuery("SELECT * FROM warmup_decision WHERE ip = :ip ORDER BY on_date DESC, at DESC,"
                                + " provider FETCH FIRST :most ROWS ONLY")
                        .bind("ip", ip)
                        .bind("most", most))
                .list();
    }

    public static int forget(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM warmup_decision WHERE at < ?", before.toEpochMilli());
    }

    /** What people were last told, by address. */
    public static Map<String, String> told(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT ip, said FROM warmup_told")
                .setMapKeyColumn("ip")
                .setMapValueColumn("said")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {});
    }

    /** @param said empty when all is well */
    public static void tell(Transaction transaction, String ip, String said) {
        transaction.handle().execute("DELETE FROM warmup_told WHERE ip = ?", ip);
        if (!said.isEmpty()) {
            transaction.handle().execute("INSERT INTO warmup_told (ip, said) VALUES (?, ?)", ip, said);
        }
    }

    private static ResultIterable<Row> rows(Query query) {
        return query.map((row, context) -> new Row(
                LocalDate.parse(row.getString("on_date")),
                row.getString("ip"),
                row.getString("provider"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("decision")));
    }
}

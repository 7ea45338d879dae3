package dev.repwatch.monitor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the DNS said about senders when it was last believed, and how that changed. What was found is text here. */
public final class PostureRows {

    private static final Duration KEPT = Duration.ofDays(400);

    private PostureRows() {}

    /**
     * @param check and {@code subject}: what it is about
     * @param finding as JSON
     * @param since since when the record is as it is
     * @param seen when it was last seen so, as of the last change of the row
     */
    public record StandingRow(String check, String subject, String finding, Instant since, Instant seen) {}

    /**
     * @param direction which way it went
     * @param terms before and after, a term a line
     * @param before when it was last seen as it was
     */
    public record ChangeRow(
            String check, String subject, String direction, String terms, String zone, Instant before, Instant at) {}

    public static List<StandingRow> standings(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT check_name, subject, finding, since, seen FROM posture_standing")
                .map((row, context) -> new StandingRow(
                        row.getString("check_name"),
                        row.getString("subject"),
                        row.getString("finding"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        Instant.ofEpochMilli(row.getLong("seen"))))
                .list();
    }

    public static void put(Transaction transaction, StandingRow row) {
        forget(transaction, row.check(), row.subject());
        transaction
                .handle()
                .createUpdate("INSERT INTO posture_standing (check_name, subject, finding, since, seen)"
                        + " VALUES (:check, :subject, :finding, :since, :seen)")
                .bind("check", row.check())
                .bind("subject", row.subject())
                .bind("finding", row.finding())
                .bind("since", row.since().toEpochMilli())
                .bind("seen", row.seen().toEpochMilli())
                .execute();
    }

    /** What is no longer looked at has no standing. */
    public static void forget(Transaction transaction, String check, String subject) {
        transaction
                .handle()
                .createUpdate("DELETE FROM posture_standing WHERE check_name = :check AND subject = :subject")
                .bind("check", check)
                .bind("subject", subject)
                .execute();
    }

    /** Adds a change, and forgets those that are too old. */
    public static void changed(Transaction transaction, ChangeRow row) {
        transaction
                .handle()
                .createUpdate("DELETE FROM posture_change WHERE at < :old"
                        + " OR (check_name = :check AND subject = :subject AND at = :at)")
                .bind("old", row.at().minus(KEPT).toEpochMilli())
                .bind("check", row.check())
                .bind("subject", row.subject())
                .bind("at", row.at().toEpochMilli())
                .execute();
        transaction
                .handle()
                .createUpdate("INSERT INTO posture_change (check_name, subject, direction, terms, zone_name, before_at,"
                        + " at) VALUES (:check, :subject, :direction, :terms, :zone, :before, :at)")
                .bind("check", row.check())
                .bind("subject", row.subject())
                .bind("direction", row.direction())
                .bind("terms", row.terms())
                .bind("zone", row.zone())
                .bind("before", row.before().toEpochMilli())
                .bind("at", row.at().toEpochMilli())
                .execute();
    }

    /** Every change that is remembered, oldest first. */
    public static List<ChangeRow> changes(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT check_name, subject, direction, terms, zone_name, before_at, at"
                        + " FROM posture_change ORDER BY at, check_name, subject")
                .map((row, context) -> new ChangeRow(
                        row.getString("check_name"),
                        row.getString("subject"),
                        row.getString("direction"),
                        row.getString("terms"),
                        row.getString("zone_name"),
                        Instant.ofEpochMilli(row.getLong("before_at")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /**
     * A change that somebody has announced.
     *
     * @param subject a domain
     * @param selector of a key; empty text for what has none
     */
    public record ExpectationRow(
            String check, String subject, String selector, String who, String note, Instant until) {}

    public static void expect(Transaction transaction, ExpectationRow row) {
        met(transaction, row);
        transaction
                .handle()
                .createUpdate("INSERT INTO posture_expectation (check_name, subject, selector, who, note, until)"
                        + " VALUES (:check, :subject, :selector, :who, :note, :until)")
                .bind("check", row.check())
                .bind("subject", row.subject())
                .bind("selector", row.selector())
                .bind("who", row.who())
                .bind("note", row.note())
                .bind("until", row.until().toEpochMilli())
                .execute();
    }

    /** It has happened, or nobody waits for it any more. */
    public static void met(Transaction transaction, ExpectationRow row) {
        transaction
                .handle()
                .createUpdate("DELETE FROM posture_expectation WHERE check_name = :check AND subject = :subject"
                        + " AND selector = :selector")
                .bind("check", row.check())
                .bind("subject", row.subject())
                .bind("selector", row.selector())
                .execute();
    }

    /** Those that still hold. */
    public static List<ExpectationRow> expectations(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT check_name, subject, selector, who, note, until FROM posture_expectation"
                        + " WHERE until > :now ORDER BY until, subject")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new ExpectationRow(
                        row.getString("check_name"),
                        row.getString("subject"),
                        row.getString("selector"),
                        row.getString("who"),
                        row.getString("note"),
                        Instant.ofEpochMilli(row.getLong("until"))))
                .list();
    }
}

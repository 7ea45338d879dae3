package dev.repwatch.monitor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Times of what has happened that lie in the future: they were written while the clock of the machine was ahead. Left as they
 * are, nothing newer is written over them until that time has come.
 */
public final class FutureTimes {

    /**
     * Further ahead they are left alone: then it is the present clock that is wrong, as that of a machine which begins in
     * 1970, and history must not be lost to it.
     */
    public static final Duration BELIEVABLE = Duration.ofDays(31);

    private record Column(String table, String column) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("source", "last_success"),
            new Column("feed", "last_attempt"),
            new Column("feed", "last_success"),
            new Column("feed_standing", "read_at"),
            new Column("episode", "first_seen"),
            new Column("episode", "opened_at"),
            new Column("episode", "last_seen"),
            new Column("episode", "closed_at"),
            new Column("episode_event", "at"),
            new Column("list_event", "at"));

    private FutureTimes() {}

    /** Whether this is a past or present time, or one so far ahead that it is left alone. */
    public static Instant believed(Instant time, Instant now) {
        return time.isAfter(now) && !time.isAfter(now.plus(BELIEVABLE)) ? now : time;
    }

    /** Makes them the present. @return how many rows were changed */
    public static int correct(Transaction transaction, Instant now) {
        int changed = scores(transaction, now);
        for (Column column : COLUMNS) {
            changed += transaction
                    .handle()
                    .createUpdate("UPDATE " + column.table() + " SET " + column.column() + " = :now WHERE "
                            + column.column() + " > :now AND " + column.column() + " <= :most")
                    .bind("now", now.toEpochMilli())
                    .bind("most", now.plus(BELIEVABLE).toEpochMilli())
                    .execute();
        }
        return changed;
    }

    /** One a time and target: the newest says what the score is. */
    private static int scores(Transaction transaction, Instant now) {
        transaction
                .handle()
                .createUpdate("DELETE FROM score_sample WHERE at >= :now AND at <= :most AND EXISTS (SELECT 1 FROM"
                        + " score_sample later WHERE later.target_id = score_sample.target_id AND later.at >"
                        + " score_sample.at AND later.at <= :most)")
                .bind("now", now.toEpochMilli())
                .bind("most", now.plus(BELIEVABLE).toEpochMilli())
                .execute();
        return transaction
                .handle()
                .createUpdate("UPDATE score_sample SET at = :now WHERE at > :now AND at <= :most")
                .bind("now", now.toEpochMilli())
                .bind("most", now.plus(BELIEVABLE).toEpochMilli())
                .execute();
    }
}

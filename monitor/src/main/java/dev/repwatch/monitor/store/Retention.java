package dev.repwatch.monitor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Forgets what is too old and thins what is old, in small transactions, so that no round has to wait.
 *
 * @param keep closed episodes and scores older than this are removed
 * @param thin scores older than this are thinned to the last one of each day
 */
public record Retention(Duration keep, Duration thin) {

    private static final int BATCH = 500;

    /** Who did what is kept so long, whatever is kept of the rest. */
    private static final Duration ACTS = Duration.ofDays(400);

    private static final long DAY = Duration.ofDays(1).toMillis();

    public Retention {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("keep: history must be kept for at least a day (\"1d\")");
        }
        if (thin.isNegative() || thin.compareTo(keep) > 0) {
            throw new IllegalArgumentException("thin: must lie between \"0s\" and keep");
        }
    }

    public static Retention defaults() {
        return new Retention(Duration.ofDays(730), Duration.ofDays(90));
    }

    /** How many rows are gone afterwards. Call about once a day. */
    public long sweep(Database database, Instant now) {
        long old = now.minus(keep).toEpochMilli();
        long removed = 0;
        int batch;
        do {
            batch = database.inTransaction(transaction -> episodes(transaction, old));
            removed += batch;
        } while (batch == BATCH);
        removed += database.inTransaction(transaction -> listEvents(transaction, old));
        removed += database.inTransaction(transaction -> acts(transaction, now.minus(ACTS)));
        for (long target : database.read(Retention::targets)) {
            removed += database.inTransaction(transaction ->
                    samples(transaction, target, old, now.minus(thin).toEpochMilli()));
        }
        return removed;
    }

    private static int episodes(Transaction transaction, long old) {
        List<Long> ids = transaction
                .handle()
                .createQuery("SELECT id FROM episode WHERE closed_at < :old AND id NOT IN (SELECT episode_id FROM"
                        + " key_state WHERE episode_id IS NOT NULL) ORDER BY closed_at FETCH FIRST :batch ROWS ONLY")
                .bind("batch", BATCH)
                .bind("old", old)
                .mapTo(Long.class)
                .list();
        if (!ids.isEmpty()) {
            transaction
                    .handle()
                    .createUpdate("DELETE FROM episode_event WHERE episode_id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute();
            transaction
                    .handle()
                    .createUpdate("DELETE FROM episode WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute();
        }
        return ids.size();
    }

    private static int acts(Transaction transaction, Instant before) {
        return transaction.handle().execute("DELETE FROM act WHERE at < ?", before.toEpochMilli());
    }

    private static int listEvents(Transaction transaction, long old) {
        return transaction.handle().execute("DELETE FROM list_event WHERE at < ?", old);
    }

    private static List<Long> targets(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT DISTINCT target_id FROM score_sample")
                .mapTo(Long.class)
                .list();
    }

    /** The newest sample always stays: it is the score in force. */
    private static int samples(Transaction transaction, long target, long old, long thinBefore) {
        return transaction
                .handle()
                .createUpdate("DELETE FROM score_sample s WHERE s.target_id = :target AND EXISTS (SELECT 1 FROM"
                        + " score_sample n WHERE n.target_id = s.target_id AND n.at > s.at AND (s.at < :old"
                        + " OR (s.at < :thin AND n.at / " + DAY + " = s.at / " + DAY + ")))")
                .bind("target", target)
                .bind("old", old)
                .bind("thin", thinBefore)
                .execute();
    }
}

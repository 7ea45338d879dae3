package dev.repwatch.monitor.store;

import java.time.Instant;
import java.util.List;

/** What a digest needs beside episodes. */
public final class DigestRows {

    private DigestRows() {}

    /** The score of a target from this time on. */
    public record ScoreAt(String target, Instant at, int score) {}

    /** The scores of watched targets from {@code from} on, with the one in force then, by target and time. */
    public static List<ScoreAt> scores(Transaction transaction, Instant from, Instant until) {
        return transaction
                .handle()
                .createQuery("SELECT t.text, s.at, s.score FROM score_sample s JOIN target t ON t.id = s.target_id"
                        + ScoreRows.LAST_BEFORE
                        + " WHERE t.watched AND s.at < :until AND (s.at >= :from OR s.at = last.at)"
                        + " ORDER BY t.text, s.at")
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> new ScoreAt(
                        row.getString("text"), Instant.ofEpochMilli(row.getLong("at")), row.getInt("score")))
                .list();
    }

    public static int watched(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COUNT(*) FROM target WHERE watched")
                .mapTo(Integer.class)
                .one();
    }
}

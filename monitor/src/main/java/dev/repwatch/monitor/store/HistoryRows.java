package dev.repwatch.monitor.store;

import dev.repwatch.monitor.store.EpisodeRows.EpisodeRow;
import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was, for people: read only. */
public final class HistoryRows {

    private HistoryRows() {}

    /** A line of an episode's own history. */
    public record EventLine(long episode, String source, Instant at, String kind, String detail) {}

    /** @param subject the list, pool or owner */
    public record MeanTime(String subject, long episodes, Duration mean) {}

    /** What mean times are taken over. */
    public enum By {
        LIST("s.name"),
        POOL("t.pool"),
        OWNER("t.owner");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** Episodes of a target that lasted into the time from {@code from} on, oldest first. */
    public static List<EpisodeRow> episodes(Transaction transaction, String target, Instant from) {
        return EpisodeRows.mapped(transaction
                .handle()
                .createQuery(EpisodeRows.SELECT + "WHERE t.text = :target AND (e.closed_at IS NULL"
                        + " OR e.closed_at >= :from) ORDER BY e.opened_at, e.id")
                .bind("target", target)
                .bind("from", from.toEpochMilli()));
    }

    public static Optional<EpisodeRow> episode(Transaction transaction, long id) {
        return EpisodeRows.mapped(transaction
                        .handle()
                        .createQuery(EpisodeRows.SELECT + "WHERE e.id = :id")
                        .bind("id", id))
                .stream()
                .findFirst();
    }

    public static List<EventLine> events(Transaction transaction, String target, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT v.episode_id, s.name, v.at, v.kind, v.detail FROM target t"
                        + " JOIN episode e ON e.target_id = t.id JOIN source s ON s.id = e.source_id"
                        + " JOIN episode_event v ON v.episode_id = e.id"
                        + " WHERE t.text = :target AND v.at >= :from ORDER BY v.at, v.episode_id, v.seq")
                .bind("target", target)
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new EventLine(
                        row.getLong("episode_id"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("kind"),
                        row.getString("detail")))
                .list();
    }

    /** The samples from {@code from} on, with the one that was in force then. */
    public static List<SampleRow> samples(Transaction transaction, String target, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT p.target_id, p.at, p.score, p.confidence, p.listed FROM target t"
                        + " JOIN score_sample p ON p.target_id = t.id WHERE t.text = :target AND p.at >="
                        + " COALESCE((SELECT MAX(b.at) FROM score_sample b WHERE b.target_id = t.id AND b.at <= :from),"
                        + " :from) ORDER BY p.at")
                .bind("target", target)
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new SampleRow(
                        row.getLong("target_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getInt("score"),
                        row.getInt("confidence"),
                        row.getInt("listed")))
                .list();
    }

    /** From the first sight to the confirmed clearing, of what cleared since {@code from}. */
    public static List<MeanTime> timesToDelist(Transaction transaction, By by, Instant from) {
        return transaction
                .handle()
                .createQuery("SELECT " + by.column + " AS subject, COUNT(*) AS episodes,"
                        + " AVG(CAST(e.closed_at - e.first_seen AS DOUBLE PRECISION)) AS mean FROM episode e"
                        + " JOIN target t ON t.id = e.target_id JOIN source s ON s.id = e.source_id"
                        + " WHERE e.closed_at >= :from AND e.reason = 'CLEARED' AND " + by.column + " IS NOT NULL"
                        + " GROUP BY " + by.column + " ORDER BY " + by.column)
                .bind("from", from.toEpochMilli())
                .map((row, context) -> new MeanTime(
                        row.getString("subject"),
                        row.getLong("episodes"),
                        Duration.ofMillis(Math.round(row.getDouble("mean")))))
                .list();
    }

    /** Whether this was ever watched. */
    public static Optional<Boolean> watched(Transaction transaction, String target) {
        return transaction
                .handle()
                .createQuery("SELECT watched FROM target WHERE text = :target")
                .bind("target", target)
                .mapTo(Boolean.class)
                .findOne();
    }
}

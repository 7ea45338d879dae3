package dev.repwatch.monitor.store;

import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The last good values of feeds, and their changes over time. */
public final class LatestValueRows {

    private static final Duration KEPT = Duration.ofDays(400);

    private LatestValueRows() {}

    /** A value at a time. */
    public record Sample(Instant dataTime, double value, Optional<Band> band) {}

    public static List<LatestValue> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT feed, target, kind, measure, val, unit, band, data_time, read_at, note"
                        + " FROM feed_standing ORDER BY feed, target, measure")
                .map((row, context) -> new LatestValue(
                        new SourceId(row.getString("feed")),
                        TargetRows.target(row.getString("target"), row.getString("kind")),
                        row.getString("measure"),
                        row.getDouble("val"),
                        Unit.valueOf(row.getString("unit")),
                        Optional.ofNullable(row.getString("band")).map(Band::valueOf),
                        Instant.ofEpochMilli(row.getLong("data_time")),
                        Instant.ofEpochMilli(row.getLong("read_at")),
                        row.getString("note")))
                .list();
    }

    /**
     * Stores what stands now.
     *
     * @param changed those of them that are another value or band than before: only these become history
     */
    public static void put(
            Transaction transaction, Collection<LatestValue> standings, Collection<LatestValue> changed, Instant now) {
        PreparedBatch delete = transaction
                .handle()
                .prepareBatch(
                        "DELETE FROM feed_standing WHERE feed = :feed AND target = :target AND measure = :measure");
        PreparedBatch insert = transaction
                .handle()
                .prepareBatch("INSERT INTO feed_standing (feed, target, kind, measure, val, unit, band, data_time,"
                        + " read_at, note) VALUES (:feed, :target, :kind, :measure, :val, :unit, :band, :data, :read,"
                        + " :note)");
        PreparedBatch forget = transaction
                .handle()
                .prepareBatch("DELETE FROM feed_sample WHERE feed = :feed AND target = :target AND measure = :measure"
                        + " AND (data_time = :data OR data_time < :old)");
        PreparedBatch sample = transaction
                .handle()
                .prepareBatch("INSERT INTO feed_sample (feed, target, measure, data_time, val, band)"
                        + " VALUES (:feed, :target, :measure, :data, :val, :band)");
        for (LatestValue it : standings) {
            named(delete, it).add();
            whole(insert, it)
                    .bind("kind", it.target().kind().label())
                    .bind("unit", it.unit().name())
                    .bind("read", it.readAt().toEpochMilli())
                    .bind("note", it.note())
                    .add();
        }
        for (LatestValue it : changed) {
            named(forget, it)
                    .bind("data", it.dataTime().toEpochMilli())
                    .bind("old", now.minus(KEPT).toEpochMilli())
                    .add();
            whole(sample, it).add();
        }
        List.of(delete, insert, forget, sample).forEach(TargetRows::executed);
    }

    /** The values of a measure over time, oldest first. */
    public static List<Sample> history(Transaction transaction, SourceId feed, String target, String measure) {
        return transaction
                .handle()
                .createQuery("SELECT data_time, val, band FROM feed_sample WHERE feed = :feed AND target = :target"
                        + " AND measure = :measure ORDER BY data_time")
                .bind("feed", feed.value())
                .bind("target", target)
                .bind("measure", measure)
                .map((row, context) -> new Sample(
                        Instant.ofEpochMilli(row.getLong("data_time")),
                        row.getDouble("val"),
                        Optional.ofNullable(row.getString("band")).map(Band::valueOf)))
                .list();
    }

    /** What feeds said of a measure over time, oldest first, whichever feed it was; the last is what they say now. */
    public static List<Sample> ofMeasure(Transaction transaction, String target, String measure) {
        return transaction
                .handle()
                .createQuery(
                        "SELECT data_time, val, band FROM feed_sample WHERE target = :target AND measure = :measure"
                                + " UNION SELECT data_time, val, band FROM feed_standing WHERE target = :target"
                                + " AND measure = :measure ORDER BY data_time")
                .bind("target", target)
                .bind("measure", measure)
                .map((row, context) -> new Sample(
                        Instant.ofEpochMilli(row.getLong("data_time")),
                        row.getDouble("val"),
                        Optional.ofNullable(row.getString("band")).map(Band::valueOf)))
                .list();
    }

    private static PreparedBatch named(PreparedBatch batch, LatestValue it) {
        return batch.bind("feed", it.feed().value())
                .bind("target", it.target().text())
                .bind("measure", it.measure());
    }

    private static PreparedBatch whole(PreparedBatch batch, LatestValue it) {
        return named(batch, it)
                .bind("val", it.value())
                .bind("band", it.band().map(Band::name).orElse(null))
                .bind("data", it.dataTime().toEpochMilli());
    }
}

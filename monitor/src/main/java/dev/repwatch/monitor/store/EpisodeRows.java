package dev.repwatch.monitor.store;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.Episode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Episodes and what happened in them. */
public final class EpisodeRows {

    static final String SELECT = "SELECT e.*, t.text, t.kind, s.name FROM episode e"
            + " JOIN target t ON t.id = e.target_id JOIN source s ON s.id = e.source_id ";

    private EpisodeRows() {}

    /** @param told the opening was told, or is not to be told one by one */
    public record EpisodeRow(Episode episode, long targetId, long sourceId, boolean told) {}

    /** One line of an episode's own history; its place in the order is given by the database. */
    public record EventRow(long episode, Instant at, String kind, String detail) {}

    public static List<EpisodeRow> open(Transaction transaction) {
        return mapped(transaction.handle().createQuery(SELECT + "WHERE e.closed_at IS NULL"));
    }

    public static List<EpisodeRow> closedSince(Transaction transaction, Instant from) {
        return mapped(transaction
                .handle()
                .createQuery(SELECT + "WHERE e.closed_at >= :from ORDER BY e.closed_at")
                .bind("from", from.toEpochMilli()));
    }

    public static List<EpisodeRow> openedSince(Transaction transaction, Instant from) {
        return mapped(transaction
                .handle()
                .createQuery(SELECT + "WHERE e.opened_at >= :from")
                .bind("from", from.toEpochMilli()));
    }

    /**
     * Of targets that are written so, whatever lasts or ended since then.
     *
     * @param like a pattern of SQL, such as {@code 192.0.2.%}
     */
    public static List<EpisodeRow> written(Transaction transaction, String like, Instant since) {
        return mapped(transaction
                .handle()
                .createQuery(SELECT + "WHERE t.text LIKE :like AND (e.closed_at IS NULL OR e.closed_at >= :since)"
                        + " ORDER BY e.opened_at")
                .bind("like", like)
                .bind("since", since.toEpochMilli()));
    }

    public static long highestId(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COALESCE(MAX(id), 0) FROM episode")
                .mapTo(Long.class)
                .one();
    }

    public static void insert(Transaction transaction, Collection<EpisodeRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("INSERT INTO episode (id, target_id, source_id, open_key, listing, severity, first_seen,"
                        + " opened_at, last_seen, confirmed, baseline, told, recurrence, closed_at, reason)"
                        + " VALUES (:id, :target, :source, :openKey, :listing, :severity, :firstSeen, :openedAt,"
                        + " :lastSeen, :confirmed, :baseline, :told, :recurrence, :closedAt, :reason)");
        rows.forEach(row -> bound(batch, row)
                .bind("target", row.targetId())
                .bind("source", row.sourceId())
                .bind("firstSeen", row.episode().firstSeen().toEpochMilli())
                .bind("openedAt", row.episode().openedAt().toEpochMilli())
                .bind("baseline", row.episode().baseline())
                .bind("recurrence", row.episode().recurrence())
                .add());
        TargetRows.executed(batch);
    }

    public static void update(Transaction transaction, Collection<EpisodeRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("UPDATE episode SET open_key = :openKey, listing = :listing, severity = :severity,"
                        + " last_seen = :lastSeen, confirmed = :confirmed, told = :told, closed_at = :closedAt,"
                        + " reason = :reason WHERE id = :id");
        rows.forEach(row -> bound(batch, row).add());
        TargetRows.executed(batch);
    }

    public static void append(Transaction transaction, Collection<EventRow> events) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("INSERT INTO episode_event (episode_id, seq, at, kind, detail)"
                        + " SELECT CAST(:episode AS BIGINT), COALESCE(MAX(seq), 0) + 1, CAST(:at AS BIGINT),"
                        + " CAST(:kind AS VARCHAR(16)), CAST(:detail AS VARCHAR(16000))"
                        + " FROM episode_event WHERE episode_id = :episode");
        events.forEach(event -> batch.bind("episode", event.episode())
                .bind("at", event.at().toEpochMilli())
                .bind("kind", event.kind())
                .bind("detail", event.detail())
                .add());
        TargetRows.executed(batch);
    }

    private static PreparedBatch bound(PreparedBatch batch, EpisodeRow row) {
        Episode episode = row.episode();
        return batch.bind("id", episode.id())
                .bind("openKey", episode.open() ? row.targetId() + ":" + row.sourceId() : null)
                .bind("listing", StateJson.of(episode.listing()))
                .bind("severity", episode.listing().severity().name())
                .bind("lastSeen", episode.lastSeen().toEpochMilli())
                .bind("confirmed", episode.confirmed())
                .bind("told", row.told())
                .bind("closedAt", episode.closing().map(closed -> closed.at().toEpochMilli()))
                .bind("reason", episode.closing().map(closed -> closed.reason().name()));
    }

    static List<EpisodeRow> mapped(Query query) {
        return query.map((row, context) -> row(row)).list();
    }

    private static EpisodeRow row(ResultSet row) throws SQLException {
        Optional<Episode.Closed> closing =
                Optional.ofNullable(row.getObject("closed_at", Long.class)).map(at -> closing(at, row));
        Episode episode = new Episode(
                row.getLong("id"),
                TargetRows.target(row.getString("text"), row.getString("kind")),
                new SourceId(row.getString("name")),
                StateJson.listing(row.getString("listing")),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("last_seen")),
                row.getBoolean("confirmed"),
                row.getBoolean("baseline"),
                row.getInt("recurrence"),
                closing);
        return new EpisodeRow(episode, row.getLong("target_id"), row.getLong("source_id"), row.getBoolean("told"));
    }

    private static Episode.Closed closing(long at, ResultSet row) {
        try {
            return new Episode.Closed(Instant.ofEpochMilli(at), Episode.Reason.valueOf(row.getString("reason")));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

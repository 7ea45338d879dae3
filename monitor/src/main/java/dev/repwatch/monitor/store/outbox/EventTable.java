package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened and must be told. */
public final class EventTable {

    /** To be decided about now. */
    static final String DUE = EventRow.State.UNTOLD + " AND due_at <= :now";

    private static final int NOTE_LENGTH = 500;

    private EventTable() {}

    /** Writes an event unless it is already there. */
    public static void put(Transaction transaction, EventRow event, Instant dueAt) {
        if (known(transaction, event.dedupeKey())) {
            return;
        }
        transaction
                .handle()
                .createUpdate("INSERT INTO telling_event (dedupe_key, kind, thread_key, episode_id, at, state, due_at,"
                        + " note, body) VALUES (:key, :kind, :thread, :episode, :at, :state, :due, '', :body)")
                .bind("key", event.dedupeKey())
                .bind("kind", event.kind())
                .bind("thread", event.threadKey())
                .bindByType("episode", event.episode().orElse(null), Long.class)
                .bind("at", event.at().toEpochMilli())
                .bind("state", EventRow.State.PENDING.name())
                .bind("due", dueAt.toEpochMilli())
                .bind("body", event.body())
                .execute();
    }

    /** Events that are not told yet and are due for a decision, oldest first. */
    public static List<EventRow> due(Transaction transaction, Instant now, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE " + DUE + " ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** This event, where it is still not told and due for a decision. */
    public static Optional<EventRow> due(Transaction transaction, long id, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE id = :id AND " + DUE)
                .bind("id", id)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Events of a kind that wait for others and are not due for a decision, oldest first. */
    public static List<EventRow> notDue(Transaction transaction, String kind, Instant now, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE " + EventRow.State.PENDING.is()
                        + " AND kind = :kind AND due_at > :now ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .bind("kind", kind)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** What is not told yet of a conversation, from before this event. */
    public static List<EventRow> untoldBefore(Transaction transaction, EventRow event) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE thread_key = :thread AND id < :id AND "
                        + EventRow.State.UNTOLD + " ORDER BY id")
                .bind("thread", event.threadKey())
                .bind("id", event.id())
                .map((row, context) -> row(row))
                .list();
    }

    /** What happened last in a conversation, told or not, the newest first. */
    public static List<EventRow> latest(Transaction transaction, String threadKey, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE thread_key = :thread ORDER BY id DESC"
                        + " FETCH FIRST :limit ROWS ONLY")
                .bind("thread", threadKey)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** What was written after this one, told or not, oldest first. */
    public static List<EventRow> after(Transaction transaction, long id, int limit) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE id > :id ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /** The ids of the oldest event that is kept and of the newest; both 0 when there is none. */
    public static Span span(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT COALESCE(MIN(id), 0) AS oldest, COALESCE(MAX(id), 0) AS newest FROM telling_event")
                .map((row, context) -> new Span(row.getLong("oldest"), row.getLong("newest")))
                .one();
    }

    /** Ids from the first to the last. */
    public record Span(long oldest, long newest) {}

    /** Events of these kinds that are not told yet, due or not, oldest first. */
    public static List<EventRow> untold(Transaction transaction, List<String> kinds) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE kind IN (<kinds>) AND " + EventRow.State.UNTOLD
                        + " ORDER BY id")
                .bindList("kinds", kinds)
                .map((row, context) -> row(row))
                .list();
    }

    /** Events of these episodes that are not told yet, due or not, oldest first. */
    public static List<EventRow> untoldOf(Transaction transaction, List<Long> episodes) {
        if (episodes.isEmpty()) {
            return List.of();
        }
        return transaction
                .handle()
                .createQuery("SELECT * FROM telling_event WHERE episode_id IN (<episodes>) AND " + EventRow.State.UNTOLD
                        + " ORDER BY id")
                .bindList("episodes", episodes)
                .map((row, context) -> row(row))
                .list();
    }

    /** @param note why, for people who ask what became of it */
    public static void settle(
            Transaction transaction, EventRow event, EventRow.State state, Instant dueAt, String note) {
        transaction
                .handle()
                .createUpdate("UPDATE telling_event SET state = :state, due_at = :due, note = :note WHERE id = :id")
                .bind("state", state.name())
                .bind("due", dueAt.toEpochMilli())
                .bind("note", Columns.fit(note, NOTE_LENGTH))
                .bind("id", event.id())
                .execute();
    }

    /** Silences have changed: what they hold is due for a decision. */
    public static int decideSilencedAnew(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createUpdate("UPDATE telling_event SET due_at = :now WHERE " + EventRow.State.SILENCED.is()
                        + " AND due_at > :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Whether this event was written, told or not. */
    public static boolean known(Transaction transaction, String dedupeKey) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM telling_event WHERE dedupe_key = :key")
                .bind("key", dedupeKey)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static EventRow row(ResultSet row) throws SQLException {
        long episode = row.getLong("episode_id");
        Optional<Long> episodeId = row.wasNull() ? Optional.empty() : Optional.of(episode);
        return new EventRow(
                row.getLong("id"),
                row.getString("dedupe_key"),
                row.getString("kind"),
                row.getString("thread_key"),
                episodeId,
                Instant.ofEpochMilli(row.getLong("at")),
                EventRow.State.valueOf(row.getString("state")),
                row.getString("body"));
    }
}

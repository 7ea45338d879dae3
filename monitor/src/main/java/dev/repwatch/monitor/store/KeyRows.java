package dev.repwatch.monitor.store;

import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.KeyState;
import dev.repwatch.monitor.incident.Phase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The pairs of target and list that are not simply clean. */
public final class KeyRows {

    private KeyRows() {}

    /**
     * @param version of the row that is there: 0 for none; it is one higher after the write
     * @param state without its episode when read
     */
    public record KeyRow(long targetId, long sourceId, long version, KeyState state, Optional<Long> episodeId) {}

    public static List<KeyRow> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT target_id, source_id, version, phase, episode_id, state_json FROM key_state")
                .map((row, context) -> new KeyRow(
                        row.getLong("target_id"),
                        row.getLong("source_id"),
                        row.getLong("version"),
                        StateJson.keyState(Phase.valueOf(row.getString("phase")), row.getString("state_json")),
                        Optional.ofNullable(row.getObject("episode_id", Long.class))))
                .list();
    }

    /** @throws SecondWriter when a row is not the one that was read: somebody else has changed it */
    public static void write(Transaction transaction, Collection<KeyRow> rows) {
        PreparedBatch insert = transaction
                .handle()
                .prepareBatch("INSERT INTO key_state (target_id, source_id, version, phase, episode_id, state_json)"
                        + " VALUES (:target, :source, 1, :phase, :episode, :json)");
        PreparedBatch update = transaction
                .handle()
                .prepareBatch("UPDATE key_state SET version = version + 1, phase = :phase, episode_id = :episode,"
                        + " state_json = :json WHERE target_id = :target AND source_id = :source"
                        + " AND version = :version");
        for (KeyRow row : rows) {
            if (row.version() == 0) {
                bound(insert, row).add();
            } else {
                bound(update, row).bind("version", row.version()).add();
            }
        }
        TargetRows.executed(insert);
        checked(update);
    }

    /** @throws SecondWriter when a row is not the one that was read */
    public static void delete(Transaction transaction, Collection<KeyRow> rows) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("DELETE FROM key_state WHERE target_id = :target AND source_id = :source"
                        + " AND version = :version");
        rows.forEach(row -> batch.bind("target", row.targetId())
                .bind("source", row.sourceId())
                .bind("version", row.version())
                .add());
        checked(batch);
    }

    private static PreparedBatch bound(PreparedBatch batch, KeyRow row) {
        return batch.bind("target", row.targetId())
                .bind("source", row.sourceId())
                .bind("phase", row.state().phase().name())
                .bind("episode", row.state().episode().map(Episode::id))
                .bind("json", StateJson.of(row.state()));
    }

    private static void checked(PreparedBatch batch) {
        if (batch.size() == 0) {
            return;
        }
        for (int touched : batch.execute()) {
            if (touched != 1) {
                throw new SecondWriter();
            }
        }
    }

    /** Another process has changed the same state; this one must read it again. */
    public static final class SecondWriter extends RuntimeException {
        SecondWriter() {
            super("another process has changed the state of the same target and list");
        }
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Channels that refuse what they are given. Kept over restarts, so that each is told once. */
public final class BrokenChannels {

    /**
     * A channel in trouble.
     *
     * @param probeAt when to ask the provider again
     * @param shut nothing passes until it is mended; otherwise it refuses some messages, and others may pass
     * @param told people have heard of it
     */
    public record Broken(String channel, Instant since, String why, Instant probeAt, boolean shut, boolean told) {}

    /** Long enough to be no hiccup, and something waits that is not about channels. */
    static final String TO_TELL = "told = FALSE AND since + 30000 <= :now AND EXISTS (SELECT 1 FROM outbox o"
            + " WHERE o.channel = broken_channel.channel AND o." + MessageState.WAITING
            + " AND o." + ChannelBacklog.NEWS + ")";

    private static final int WHY_LENGTH = 1000;

    private BrokenChannels() {}

    public static Optional<Broken> find(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM broken_channel WHERE channel = :channel")
                .bind("channel", channel)
                .map((row, context) -> row(row))
                .findOne();
    }

    public static List<Broken> all(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM broken_channel ORDER BY channel")
                .map((row, context) -> row(row))
                .list();
    }

    /** Those that people should hear of now. */
    public static List<Broken> toTell(Transaction transaction, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM broken_channel WHERE " + TO_TELL + " ORDER BY since, channel")
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .list();
    }

    /** What was broken stays broken since then, and told if it was; true when it was not broken before. */
    public static boolean mark(Transaction transaction, Broken broken) {
        int changed = bind(
                        transaction
                                .handle()
                                .createUpdate("UPDATE broken_channel SET why = :why, probe_at = :probe, shut = :shut"
                                        + " WHERE channel = :channel"),
                        broken)
                .execute();
        if (changed == 0) {
            bind(
                            transaction
                                    .handle()
                                    .createUpdate(
                                            "INSERT INTO broken_channel (channel, since, why, probe_at, shut, told)"
                                                    + " VALUES (:channel, :since, :why, :probe, :shut, FALSE)")
                                    .bind("since", broken.since().toEpochMilli()),
                            broken)
                    .execute();
        }
        return changed == 0;
    }

    private static Update bind(Update update, Broken broken) {
        return update.bind("channel", broken.channel())
                .bind("why", Columns.fit(broken.why(), WHY_LENGTH))
                .bind("probe", broken.probeAt().toEpochMilli())
                .bind("shut", broken.shut());
    }

    public static void told(Transaction transaction, String channel) {
        transaction
                .handle()
                .createUpdate("UPDATE broken_channel SET told = TRUE WHERE channel = :channel")
                .bind("channel", channel)
                .execute();
    }

    /** What was wrong with it, if anything was; nothing is any more. */
    public static Optional<Broken> mend(Transaction transaction, String channel) {
        Optional<Broken> broken = find(transaction, channel);
        if (broken.isPresent()) {
            transaction
                    .handle()
                    .createUpdate("DELETE FROM broken_channel WHERE channel = :channel")
                    .bind("channel", channel)
                    .execute();
        }
        return broken;
    }

    private static Broken row(ResultSet row) throws SQLException {
        return new Broken(
                row.getString("channel"),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("why"),
                Instant.ofEpochMilli(row.getLong("probe_at")),
                row.getBoolean("shut"),
                row.getBoolean("told"));
    }
}

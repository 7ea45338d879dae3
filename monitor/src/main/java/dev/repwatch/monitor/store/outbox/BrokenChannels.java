package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Columns;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Channels that refuse everything until an admin mends them. Kept over restarts, so that each is told once. */
public final class BrokenChannels {

    /** @param probeAt when to ask the provider again */
    public record Broken(String channel, Instant since, String why, Instant probeAt) {}

    private static final int WHY_LENGTH = 1000;

    private BrokenChannels() {}

    public static Optional<Broken> find(Transaction transaction, String channel) {
        return transaction
                .handle()
                .createQuery("SELECT * FROM broken_channel WHERE channel = :channel")
                .bind("channel", channel)
                .map((row, context) -> new Broken(
                        row.getString("channel"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        row.getString("why"),
                        Instant.ofEpochMilli(row.getLong("probe_at"))))
                .findOne();
    }

    /** True when it was not broken before. */
    public static boolean mark(Transaction transaction, Broken broken) {
        int changed = transaction
                .handle()
                .createUpdate("UPDATE broken_channel SET why = :why, probe_at = :probe WHERE channel = :channel")
                .bind("why", Columns.fit(broken.why(), WHY_LENGTH))
                .bind("probe", broken.probeAt().toEpochMilli())
                .bind("channel", broken.channel())
                .execute();
        if (changed == 0) {
            transaction
                    .handle()
                    .createUpdate("INSERT INTO broken_channel (channel, since, why, probe_at)"
                            + " VALUES (:channel, :since, :why, :probe)")
                    .bind("channel", broken.channel())
                    .bind("since", broken.since().toEpochMilli())
                    .bind("why", Columns.fit(broken.why(), WHY_LENGTH))
                    .bind("probe", broken.probeAt().toEpochMilli())
                    .execute();
        }
        return changed == 0;
    }

    /** True when it was broken. */
    public static boolean mend(Transaction transaction, String channel) {
        return transaction
                        .handle()
                        .createUpdate("DELETE FROM broken_channel WHERE channel = :channel")
                        .bind("channel", channel)
                        .execute()
                > 0;
    }
}

package dev.repwatch.monitor.store.outbox;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.desk.TaskTable;
import java.time.Instant;
import java.util.List;

/** Whether there is anything to do: asked often, so it only reads. */
public final class Due {

    private static final List<String> PLANNING = List.of(
            "telling_event WHERE " + EventTable.DUE,
            "outbox WHERE " + InterruptedDeliveries.LAPSED,
            "outbox WHERE " + InterruptedDeliveries.EXPIRING,
            "broken_channel WHERE " + BrokenChannels.TO_TELL,
            "delisting_task WHERE " + TaskTable.DUE,
            "telling_thread WHERE " + ThreadTable.AWAKE,
            "telling_thread WHERE " + ThreadTable.TO_ESCALATE);

    private Due() {}

    /** Something must be decided. */
    public static boolean planning(Transaction transaction, Instant now) {
        return PLANNING.stream().anyMatch(it -> any(transaction, it, now));
    }

    private static boolean any(Transaction transaction, String from, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM " + from + " FETCH FIRST 1 ROW ONLY")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** A message of this channel may be tried. */
    public static boolean delivery(Transaction transaction, String channel, Instant now) {
        return transaction
                .handle()
                .createQuery("SELECT 1 FROM outbox WHERE channel = :channel AND " + MessageState.TRYABLE
                        + " AND next_at <= :now FETCH FIRST 1 ROW ONLY")
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}

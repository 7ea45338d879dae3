package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import dev.repwatch.monitor.telemetry.Telemetry;

/** Counts what happened and became no message of its own, for each channel that would have had it. */
final class SuppressionCounter {

    private final Telemetry telemetry;
    private final OutboxWriter outboxWriter;

    SuppressionCounter(Telemetry telemetry, OutboxWriter outboxWriter) {
        this.telemetry = telemetry;
        this.outboxWriter = outboxWriter;
    }

    /** Counts it when it is committed. The caller knows that this reason is new for this event. */
    void count(Transaction transaction, PendingEvent pendingEvent, SuppressionReason reason) {
        outboxWriter
                .recipients(transaction, pendingEvent.alert())
                .forEach(channel ->
                        transaction.onceCommitted(() -> telemetry.notificationSuppressed(channel.name(), reason)));
    }
}

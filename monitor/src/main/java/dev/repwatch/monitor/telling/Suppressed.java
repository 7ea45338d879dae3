package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import dev.repwatch.monitor.telemetry.Telemetry;

/** Counts what happened and became no message of its own, for each channel that would have had it. */
final class Suppressed {

    private final Telemetry telemetry;
    private final Posting posting;

    Suppressed(Telemetry telemetry, Posting posting) {
        this.telemetry = telemetry;
        this.posting = posting;
    }

    /** Counts it when it is committed. The caller knows that this reason is new for this event. */
    void count(Transaction transaction, News news, SuppressionReason reason) {
        posting.recipients(transaction, news.alert())
                .forEach(channel ->
                        transaction.onceCommitted(() -> telemetry.notificationSuppressed(channel.name(), reason)));
    }
}

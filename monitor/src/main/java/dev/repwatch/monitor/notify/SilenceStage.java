package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds back what a silence covers, and what other trouble already explains. */
final class SilenceStage {

    /** How soon to look again whether the trouble is over. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Silences silences;
    private final SuppressionCounter suppressionCounter;

    SilenceStage(Silences silences, SuppressionCounter suppressionCounter) {
        this.silences = silences;
        this.suppressionCounter = suppressionCounter;
    }

    /** What may be told now. */
    List<PendingEvent> release(Transaction transaction, List<PendingEvent> due, Instant now) {
        Inhibition inhibition = Inhibition.now(transaction);
        List<Silences.Active> active = silences.active(transaction, now);
        List<PendingEvent> free = new ArrayList<>();
        for (PendingEvent pendingEvent : due) {
            Optional<Silences.Active> silence = active.stream()
                    .filter(it -> it.match().fits(pendingEvent.alert()))
                    .findFirst();
            Optional<String> trouble = inhibition.of(pendingEvent);
            if (silence.isPresent()) {
                hold(
                        transaction,
                        pendingEvent,
                        EventRow.State.SILENCED,
                        silence.get().ends(),
                        silence.get().note());
            } else if (trouble.isPresent()) {
                hold(transaction, pendingEvent, EventRow.State.INHIBITED, now.plus(LOOK_AGAIN), trouble.get());
            } else {
                free.add(pendingEvent);
            }
        }
        return free;
    }

    private void hold(
            Transaction transaction, PendingEvent pendingEvent, EventRow.State state, Instant until, String why) {
        if (pendingEvent.row().state() != state) {
            suppressionCounter.count(transaction, pendingEvent, SuppressionReason.valueOf(state.name()));
        }
        EventTable.settle(transaction, pendingEvent.row(), state, until, why);
    }
}

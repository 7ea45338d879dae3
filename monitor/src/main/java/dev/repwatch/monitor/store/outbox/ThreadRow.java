package dev.repwatch.monitor.store.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One conversation with people.
 *
 * @param groupKey what may join it; empty text when nothing may
 * @param severity 0 is the worst
 * @param toldAt when something was last told in it
 * @param escalations how often it was told to more people because nobody acknowledged
 * @param escalateAt when it is next; empty when never
 * @param body the alert as it stands, as JSON
 */
public record ThreadRow(
        String threadKey,
        String groupKey,
        int severity,
        Instant openedAt,
        Instant toldAt,
        Optional<Instant> resolvedAt,
        Optional<Ack> ack,
        Optional<Instant> snoozedUntil,
        int escalations,
        Optional<Instant> escalateAt,
        String body) {

    /** Somebody has it in hand. */
    public record Ack(Instant at, String who, String note) {}

    public boolean open() {
        return resolvedAt.isEmpty();
    }
}

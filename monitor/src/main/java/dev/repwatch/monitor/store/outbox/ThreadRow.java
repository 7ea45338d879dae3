package dev.repwatch.monitor.store.outbox;

import dev.repwatch.alerts.Alert;
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

    /** The alert as it stands; empty, and logged, where it cannot be read. */
    public Optional<Alert> card() {
        return AlertJson.readable(body, "the conversation " + threadKey);
    }

    /** Somebody has it in hand, so it escalates no more. */
    public ThreadRow acknowledged(Ack by) {
        return inHand(Optional.of(by)).escalating(Optional.empty());
    }

    /** It got worse than what somebody has in hand. */
    public ThreadRow unacknowledged() {
        return inHand(Optional.empty());
    }

    private ThreadRow inHand(Optional<Ack> by) {
        return new ThreadRow(
                threadKey,
                groupKey,
                severity,
                openedAt,
                toldAt,
                resolvedAt,
                by,
                snoozedUntil,
                escalations,
                escalateAt,
                body);
    }

    /** Nobody is told again before then; empty ends the pause. */
    public ThreadRow snoozed(Optional<Instant> until) {
        return new ThreadRow(
                threadKey, groupKey, severity, openedAt, toldAt, resolvedAt, ack, until, escalations, escalateAt, body);
    }

    public ThreadRow escalating(Optional<Instant> next) {
        return escalating(escalations, next);
    }

    /** More people were told. */
    public ThreadRow escalated(Optional<Instant> next) {
        return escalating(escalations + 1, next);
    }

    private ThreadRow escalating(int times, Optional<Instant> next) {
        return new ThreadRow(
                threadKey, groupKey, severity, openedAt, toldAt, resolvedAt, ack, snoozedUntil, times, next, body);
    }

    /** Something of this severity was told in it; it is as severe as the worst that was. */
    public ThreadRow told(int rank, Instant at) {
        return new ThreadRow(
                threadKey,
                groupKey,
                Math.min(severity, rank),
                openedAt,
                at,
                resolvedAt,
                ack,
                snoozedUntil,
                escalations,
                escalateAt,
                body);
    }

    public ThreadRow over(Instant at) {
        return new ThreadRow(
                threadKey,
                groupKey,
                severity,
                openedAt,
                toldAt,
                Optional.of(at),
                ack,
                snoozedUntil,
                escalations,
                escalateAt,
                body);
    }

    /** The alert stands otherwise now. */
    public ThreadRow showing(String alert) {
        return new ThreadRow(
                threadKey,
                groupKey,
                severity,
                openedAt,
                toldAt,
                resolvedAt,
                ack,
                snoozedUntil,
                escalations,
                escalateAt,
                alert);
    }
}

package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.notify.wording.ActionWording;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.ChannelBacklog;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells more people when nobody acknowledges, when a pause is over, and when a channel stays down. */
final class Escalation {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int CRITICAL = 0;
    /** A silence may be ended early, so what it holds is looked at again this soon. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final EscalationSettings escalationSettings;
    private final Silences silences;
    private final Optional<String> fallback;
    private final ActionWording wording;
    private final OutboxWriter outboxWriter;

    Escalation(
            EscalationSettings escalationSettings,
            Silences silences,
            Optional<String> fallback,
            ActionWording wording,
            OutboxWriter outboxWriter) {
        this.escalationSettings = escalationSettings;
        this.silences = silences;
        this.fallback = fallback;
        this.wording = wording;
        this.outboxWriter = outboxWriter;
    }

    /** Whether the fallback channel has something to take over. */
    boolean due(Transaction transaction, Instant now) {
        return fallback.isPresent()
                && !(Backlog.deadUncopied(transaction).isEmpty()
                        && ChannelBacklog.refused(transaction, now.minus(PATIENCE))
                                .isEmpty()
                        && Backlog.stuck(transaction, CRITICAL, now.minus(PATIENCE), now)
                                .isEmpty());
    }

    void chase(Transaction transaction, Instant now) {
        List<Silences.Active> active = silences.active(transaction, now);
        for (ThreadRow thread : ThreadTable.awake(transaction, now)) {
            Optional<Alert> card = thread.card();
            Optional<Instant> held = held(active, card, now);
            held.ifPresentOrElse(
                    until -> ThreadTable.save(transaction, thread.snoozed(held)),
                    () -> awake(transaction, thread, card.orElseThrow(), now));
        }
        for (ThreadRow thread : ThreadTable.toEscalate(transaction, now)) {
            Optional<Alert> card = thread.card();
            Optional<Instant> held = held(active, card, now);
            held.ifPresentOrElse(
                    until -> ThreadTable.save(transaction, thread.escalating(held)),
                    () -> escalate(transaction, thread, card.orElseThrow(), now));
        }
        fallback.ifPresent(channel -> {
            Backlog.stuck(transaction, CRITICAL, now.minus(PATIENCE), now)
                    .forEach(it -> copy(transaction, it, channel, now));
            ChannelBacklog.refused(transaction, now.minus(PATIENCE)).forEach(it -> copy(transaction, it, channel, now));
            Backlog.deadUncopied(transaction).forEach(it -> copy(transaction, it, channel, now));
        });
    }

    /** When to look again at a conversation that a silence holds, or that cannot be read; empty when it goes on. */
    private static Optional<Instant> held(List<Silences.Active> active, Optional<Alert> card, Instant now) {
        if (card.isEmpty()) {
            return Optional.of(now.plus(NotificationPlanner.LATER));
        }
        return active.stream().anyMatch(it -> it.match().fits(card.get()))
                ? Optional.of(now.plus(LOOK_AGAIN))
                : Optional.empty();
    }

    private void escalate(Transaction transaction, ThreadRow thread, Alert card, Instant now) {
        int times = thread.escalations() + 1;
        Alert alert = wording.escalated(card, thread.openedAt(), times, now);
        outboxWriter.postTo(transaction, escalationSettings.to(), alert, now);
        outboxWriter.postTo(transaction, ChannelThreads.channels(transaction, thread.threadKey()), alert, now);
        ThreadTable.save(transaction, thread.escalated(escalationSettings.next(times, now)));
    }

    private void awake(Transaction transaction, ThreadRow thread, Alert card, Instant now) {
        outboxWriter.post(transaction, wording.awake(card, thread.openedAt(), now), now);
        ThreadTable.save(transaction, thread.snoozed(Optional.empty()));
    }

    /** The fallback channel hears what the other has not taken; if it was told already, nothing is added. */
    private void copy(Transaction transaction, MessageRow message, String channel, Instant now) {
        if (!message.channel().equals(channel)) {
            message.alert().ifPresent(alert -> outboxWriter.postTo(transaction, List.of(channel), alert, now));
        }
        Backlog.copied(transaction, message.id(), now);
    }
}

package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.Conversations;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telling.wording.PeopleWording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells more people when nobody acknowledges, when a pause is over, and when a channel stays down. */
final class Chasing {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int CRITICAL = 0;

    private final Escalation escalation;
    private final Optional<String> fallback;
    private final PeopleWording wording;
    private final Posting posting;

    Chasing(Escalation escalation, Optional<String> fallback, PeopleWording wording, Posting posting) {
        this.escalation = escalation;
        this.fallback = fallback;
        this.wording = wording;
        this.posting = posting;
    }

    /** Whether the fallback channel has something to take over. */
    boolean due(Transaction transaction, Instant now) {
        return fallback.isPresent()
                && !(Backlog.deadUncopied(transaction).isEmpty()
                        && Backlog.stuck(transaction, CRITICAL, now.minus(PATIENCE), now)
                                .isEmpty());
    }

    void chase(Transaction transaction, Instant now) {
        ThreadTable.awake(transaction, now).forEach(it -> awake(transaction, it, now));
        ThreadTable.toEscalate(transaction, now).forEach(it -> escalate(transaction, it, now));
        fallback.ifPresent(channel -> {
            Backlog.stuck(transaction, CRITICAL, now.minus(PATIENCE), now)
                    .forEach(it -> copy(transaction, it, channel, now));
            Backlog.deadUncopied(transaction).forEach(it -> copy(transaction, it, channel, now));
        });
    }

    private void escalate(Transaction transaction, ThreadRow thread, Instant now) {
        int times = thread.escalations() + 1;
        Alert card = AlertJson.read(thread.body());
        Alert alert = wording.escalated(card, thread.openedAt(), times, now);
        posting.postTo(transaction, escalation.to(), alert, now);
        posting.postTo(transaction, Conversations.channels(transaction, thread.threadKey()), alert, now);
        save(transaction, thread, thread.snoozedUntil(), times, escalation.next(times, now));
    }

    private void awake(Transaction transaction, ThreadRow thread, Instant now) {
        posting.post(transaction, wording.awake(AlertJson.read(thread.body()), thread.openedAt(), now), now);
        save(transaction, thread, Optional.empty(), thread.escalations(), thread.escalateAt());
    }

    private static void save(
            Transaction transaction,
            ThreadRow thread,
            Optional<Instant> snoozedUntil,
            int escalations,
            Optional<Instant> escalateAt) {
        ThreadTable.save(
                transaction,
                new ThreadRow(
                        thread.threadKey(),
                        thread.groupKey(),
                        thread.severity(),
                        thread.openedAt(),
                        thread.toldAt(),
                        thread.resolvedAt(),
                        thread.ack(),
                        snoozedUntil,
                        escalations,
                        escalateAt,
                        thread.body()));
    }

    /** The fallback channel hears what the other has not taken; if it was told already, nothing is added. */
    private void copy(Transaction transaction, MessageRow message, String channel, Instant now) {
        if (!message.channel().equals(channel)) {
            posting.postTo(transaction, List.of(channel), AlertJson.read(message.body()), now);
        }
        Backlog.copied(transaction, message.id(), now);
    }
}

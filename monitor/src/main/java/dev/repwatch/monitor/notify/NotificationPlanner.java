package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.notify.digest.Digests;
import dev.repwatch.monitor.notify.wording.GroupWording;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides who hears of what happened, together with what, and in which conversation: held back, paired, gathered, then
 * posted. One transaction: decided wholly or not at all.
 */
final class NotificationPlanner {

    /** Events that are looked at in one round; the others follow in the next. */
    static final int BATCH = 20_000;

    /** When what cannot be decided is looked at again. */
    static final Duration LATER = Duration.ofMinutes(10);

    private final SilenceStage silenceStage;
    private final OpenCloseFold openCloseFold;
    private final Grouper grouper;
    private final GroupUpdates groupUpdates;
    private final OutboxWriter outboxWriter;
    private final GroupWording wording;
    private final GroupingSettings groupingSettings;
    private final List<String> digestTo;
    private final SuppressionCounter suppressionCounter;

    NotificationPlanner(
            SilenceStage silenceStage,
            OpenCloseFold openCloseFold,
            Grouper grouper,
            GroupUpdates groupUpdates,
            OutboxWriter outboxWriter,
            GroupWording wording,
            GroupingSettings groupingSettings,
            List<String> digestTo,
            SuppressionCounter suppressionCounter) {
        this.silenceStage = silenceStage;
        this.openCloseFold = openCloseFold;
        this.grouper = grouper;
        this.groupUpdates = groupUpdates;
        this.outboxWriter = outboxWriter;
        this.wording = wording;
        this.groupingSettings = groupingSettings;
        this.digestTo = digestTo;
        this.suppressionCounter = suppressionCounter;
    }

    /**
     * Decides about events that are due, together.
     *
     * @param transaction whose turn it is
     */
    void plan(Transaction transaction, List<EventRow> events, Instant now) {
        List<PendingEvent> due = readable(transaction, events, now);
        if (due.isEmpty()) {
            return;
        }
        List<PendingEvent> early = early(transaction, due, now);
        List<PendingEvent> all = Stream.concat(due.stream(), early.stream()).toList();
        List<PendingEvent> free = openCloseFold.pair(transaction, silenceStage.release(transaction, all, now), now);
        List<PendingEvent> gathered = new ArrayList<>(grouper.gather(transaction, free, now));
        Set<Long> notYet = early.stream().map(it -> it.row().id()).collect(Collectors.toSet());
        gathered.removeIf(it -> notYet.contains(it.row().id()));
        List<PendingEvent> rest = reminders(transaction, gathered, now);
        groupUpdates.follow(transaction, rest, now).forEach(it -> tell(transaction, it, now));
    }

    /** What cannot be read is put off: who mends it finds it told then. */
    private static List<PendingEvent> readable(Transaction transaction, List<EventRow> events, Instant now) {
        List<PendingEvent> readable = new ArrayList<>();
        events.forEach(event -> PendingEvent.readable(event)
                .ifPresentOrElse(
                        readable::add,
                        () -> EventTable.settle(transaction, event, event.state(), now.plus(LATER), "unreadable")));
        return readable;
    }

    /** Tells an event without a look at what else there is. */
    void tellAsItIs(Transaction transaction, EventRow event, Instant now) {
        tell(transaction, PendingEvent.of(event), now);
    }

    /** Listings on the same lists that could wait longer, but belong to what is told now if they have the same cause. */
    private static List<PendingEvent> early(Transaction transaction, List<PendingEvent> due, Instant now) {
        Set<String> lists = due.stream()
                .filter(it -> it.is(Grouper.OPENED))
                .map(it -> it.label("list"))
                .collect(Collectors.toSet());
        return lists.isEmpty()
                ? List.of()
                : EventTable.notDue(transaction, Grouper.OPENED, now, BATCH).stream()
                        .flatMap(it -> PendingEvent.readable(it).stream())
                        .filter(it -> lists.contains(it.label("list")))
                        .toList();
    }

    private List<PendingEvent> reminders(Transaction transaction, List<PendingEvent> free, Instant now) {
        List<PendingEvent> reminders =
                free.stream().filter(it -> it.is("reminder")).toList();
        if (reminders.size() < groupingSettings.remindersAt()) {
            return free;
        }
        Alert digest =
                wording.reminders(reminders.stream().map(PendingEvent::alert).toList(), now);
        outboxWriter.post(transaction, digest, now);
        reminders.forEach(it -> {
            EventTable.settle(transaction, it.row(), EventRow.State.MERGED, now, digest.dedupeKey());
            suppressionCounter.count(transaction, it, SuppressionReason.GROUPED);
        });
        List<PendingEvent> rest = new ArrayList<>(free);
        rest.removeAll(reminders);
        return rest;
    }

    private void tell(Transaction transaction, PendingEvent pendingEvent, Instant now) {
        if (pendingEvent.is(Digests.KIND)) {
            outboxWriter.postTo(transaction, digestTo, pendingEvent.alert(), now);
            EventTable.settle(transaction, pendingEvent.row(), EventRow.State.TOLD, now, "");
        } else {
            grouper.alone(transaction, pendingEvent, now);
        }
    }
}

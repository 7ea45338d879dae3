package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.notify.wording.GroupWording;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was told together ends together: one message when some are off, and one when the last is. */
final class GroupUpdates {

    private final GroupingSettings groupingSettings;
    private final GroupWording wording;
    private final OutboxWriter outboxWriter;

    GroupUpdates(GroupingSettings groupingSettings, GroupWording wording, OutboxWriter outboxWriter) {
        this.groupingSettings = groupingSettings;
        this.wording = wording;
        this.outboxWriter = outboxWriter;
    }

    /** Tells how groups shrink; the rest is returned, each in the conversation of its episode. */
    List<PendingEvent> follow(Transaction transaction, List<PendingEvent> free, Instant now) {
        Map<String, List<PendingEvent>> ends = new LinkedHashMap<>();
        List<PendingEvent> rest = new ArrayList<>();
        for (PendingEvent pendingEvent : free) {
            Optional<String> group = groupOf(transaction, pendingEvent);
            if (group.filter(it -> isOver(transaction, it)).isPresent()) {
                // what returns after all were off is a listing of its own
                pendingEvent
                        .row()
                        .episode()
                        .ifPresent(it -> ThreadMembers.move(
                                transaction, it, pendingEvent.row().threadKey()));
                group = Optional.empty();
            }
            if (group.isPresent() && pendingEvent.ends()) {
                ends.computeIfAbsent(group.get(), unused -> new ArrayList<>()).add(pendingEvent);
            } else {
                rest.add(inThread(pendingEvent, group));
            }
        }
        ends.forEach((thread, news) -> shrank(transaction, thread, news, now));
        return rest;
    }

    /** Ends of the same conversation that wait for others, or are held, are told with these: nothing is left to wait for. */
    private static List<PendingEvent> withWaiting(
            Transaction transaction, List<PendingEvent> due, List<ThreadMembers.Member> members) {
        Map<Long, PendingEvent> all = new LinkedHashMap<>();
        due.forEach(it -> all.put(it.row().id(), it));
        EventTable.untoldOf(
                        transaction,
                        members.stream()
                                .filter(it -> !it.open())
                                .map(ThreadMembers.Member::episode)
                                .toList())
                .stream()
                .flatMap(row -> PendingEvent.readable(row).stream())
                .filter(PendingEvent::ends)
                .forEach(it -> all.putIfAbsent(it.row().id(), it));
        return List.copyOf(all.values());
    }

    private static boolean isOver(Transaction transaction, String group) {
        return ThreadTable.find(transaction, group)
                .filter(thread -> !thread.open())
                .isPresent();
    }

    private static PendingEvent inThread(PendingEvent pendingEvent, Optional<String> group) {
        return group.map(it -> pendingEvent.with(pendingEvent.alert().inThread(it)))
                .orElse(pendingEvent);
    }

    private static Optional<String> groupOf(Transaction transaction, PendingEvent pendingEvent) {
        return pendingEvent
                .row()
                .episode()
                .flatMap(it -> ThreadMembers.of(transaction, it))
                .map(ThreadMembers.Member::threadKey)
                .filter(it -> !it.equals(pendingEvent.row().threadKey()));
    }

    private void shrank(Transaction transaction, String thread, List<PendingEvent> due, Instant now) {
        List<ThreadMembers.Member> members = ThreadMembers.in(transaction, thread);
        List<PendingEvent> news = withWaiting(transaction, due, members);
        int open = Math.toIntExact(
                members.stream().filter(ThreadMembers.Member::open).count());
        Optional<ThreadRow> told = ThreadTable.find(transaction, thread);
        Instant rested = told.map(it -> it.toldAt().plus(groupingSettings.groupInterval()))
                .orElse(now);
        if (open > 0 && rested.isAfter(now)) {
            news.forEach(
                    it -> EventTable.settle(transaction, it.row(), EventRow.State.PENDING, rested, "waits for others"));
            return;
        }
        List<Alert> ended = news.stream().map(PendingEvent::alert).toList();
        Alert card = told.flatMap(ThreadRow::card).orElseGet(() -> ended.get(0));
        outboxWriter.post(transaction, wording.shrank(card, ended, open, members.size(), thread, now), now);
        news.forEach(it -> EventTable.settle(transaction, it.row(), EventRow.State.TOLD, now, thread));
    }
}

package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ended before anybody heard that it began is one message, or none when it was held back on purpose. */
final class OpenCloseFold {

    private final SuppressionCounter suppressionCounter;

    OpenCloseFold(SuppressionCounter suppressionCounter) {
        this.suppressionCounter = suppressionCounter;
    }

    List<PendingEvent> pair(Transaction transaction, List<PendingEvent> free, Instant now) {
        Set<Long> gone = new HashSet<>();
        List<PendingEvent> told = new ArrayList<>();
        for (PendingEvent pendingEvent : free) {
            if (pendingEvent.ends()) {
                ending(transaction, pendingEvent, now, gone, told);
            } else {
                told.add(pendingEvent);
            }
        }
        told.removeIf(it -> gone.contains(it.row().id()));
        return told;
    }

    private void ending(
            Transaction transaction, PendingEvent pendingEvent, Instant now, Set<Long> gone, List<PendingEvent> told) {
        List<EventRow> unheard = EventTable.untoldBefore(transaction, pendingEvent.row());
        for (EventRow row : unheard) {
            EventTable.settle(
                    transaction,
                    row,
                    EventRow.State.MERGED,
                    now,
                    pendingEvent.row().dedupeKey());
            gone.add(row.id());
        }
        if (unheard.isEmpty()) {
            told.add(pendingEvent);
        } else if (unheard.stream().allMatch(EventRow::held) && !heard(transaction, pendingEvent)) {
            EventTable.settle(
                    transaction, pendingEvent.row(), EventRow.State.MERGED, now, "came and went while held back");
            heldToo(transaction, pendingEvent, unheard.get(0).state());
        } else {
            unheard.stream()
                    .flatMap(row -> PendingEvent.readable(row).stream())
                    .forEach(it -> suppressionCounter.count(transaction, it, SuppressionReason.GROUPED));
            String keys = unheard.stream().map(EventRow::dedupeKey).collect(Collectors.joining(" "));
            told.add(pendingEvent.with(pendingEvent.alert().labelled(Map.of("merged", keys))));
        }
    }

    /** An end that is not told because its beginning was held is held for the same reason. */
    private void heldToo(Transaction transaction, PendingEvent pendingEvent, EventRow.State why) {
        if (pendingEvent.row().state() != why) {
            suppressionCounter.count(transaction, pendingEvent, SuppressionReason.valueOf(why.name()));
        }
    }

    /** Whether people were told that it began, alone or with others, so that they wait for its end. */
    private static boolean heard(Transaction transaction, PendingEvent pendingEvent) {
        Stream<String> together = pendingEvent.row().episode().flatMap(it -> ThreadMembers.of(transaction, it)).stream()
                .map(ThreadMembers.Member::threadKey);
        return Stream.concat(Stream.of(pendingEvent.row().threadKey()), together)
                .anyMatch(it -> ThreadTable.find(transaction, it)
                        .filter(ThreadRow::open)
                        .isPresent());
    }
}

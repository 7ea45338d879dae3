package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Members;
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
final class Pairing {

    private final Suppressed suppressed;

    Pairing(Suppressed suppressed) {
        this.suppressed = suppressed;
    }

    List<News> pair(Transaction transaction, List<News> free, Instant now) {
        Set<Long> gone = new HashSet<>();
        List<News> told = new ArrayList<>();
        for (News news : free) {
            if (news.ends()) {
                ending(transaction, news, now, gone, told);
            } else {
                told.add(news);
            }
        }
        told.removeIf(it -> gone.contains(it.row().id()));
        return told;
    }

    private void ending(Transaction transaction, News news, Instant now, Set<Long> gone, List<News> told) {
        List<EventRow> unheard = EventTable.untoldBefore(transaction, news.row());
        for (EventRow row : unheard) {
            EventTable.settle(
                    transaction, row, EventRow.State.MERGED, now, news.row().dedupeKey());
            gone.add(row.id());
        }
        if (unheard.isEmpty()) {
            told.add(news);
        } else if (unheard.stream().allMatch(EventRow::held) && !heard(transaction, news)) {
            EventTable.settle(transaction, news.row(), EventRow.State.MERGED, now, "came and went while held back");
            heldToo(transaction, news, unheard.get(0).state());
        } else {
            unheard.stream()
                    .flatMap(row -> News.readable(row).stream())
                    .forEach(it -> suppressed.count(transaction, it, SuppressionReason.GROUPED));
            String keys = unheard.stream().map(EventRow::dedupeKey).collect(Collectors.joining(" "));
            told.add(news.with(news.alert().labelled(Map.of("merged", keys))));
        }
    }

    /** An end that is not told because its beginning was held is held for the same reason. */
    private void heldToo(Transaction transaction, News news, EventRow.State why) {
        if (news.row().state() != why) {
            suppressed.count(transaction, news, SuppressionReason.valueOf(why.name()));
        }
    }

    /** Whether people were told that it began, alone or with others, so that they wait for its end. */
    private static boolean heard(Transaction transaction, News news) {
        Stream<String> together = news.row().episode().flatMap(it -> Members.of(transaction, it)).stream()
                .map(Members.Member::threadKey);
        return Stream.concat(Stream.of(news.row().threadKey()), together)
                .anyMatch(it -> ThreadTable.find(transaction, it)
                        .filter(ThreadRow::open)
                        .isPresent());
    }
}

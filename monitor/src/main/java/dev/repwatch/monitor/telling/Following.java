package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Members;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telling.wording.GroupWording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was told together ends together: one message when some are off, and one when the last is. */
final class Following {

    private final Grouping grouping;
    private final GroupWording wording;
    private final Posting posting;

    Following(Grouping grouping, GroupWording wording, Posting posting) {
        this.grouping = grouping;
        this.wording = wording;
        this.posting = posting;
    }

    /** Tells how groups shrink; the rest is returned, each in the conversation of its episode. */
    List<News> follow(Transaction transaction, List<News> free, Instant now) {
        Map<String, List<News>> ends = new LinkedHashMap<>();
        List<News> rest = new ArrayList<>();
        for (News news : free) {
            Optional<String> group = groupOf(transaction, news);
            if (group.isPresent() && news.ends()) {
                ends.computeIfAbsent(group.get(), unused -> new ArrayList<>()).add(news);
            } else {
                rest.add(group.map(it -> news.with(news.alert().inThread(it))).orElse(news));
            }
        }
        ends.forEach((thread, news) -> shrank(transaction, thread, news, now));
        return rest;
    }

    private static Optional<String> groupOf(Transaction transaction, News news) {
        return news.row()
                .episode()
                .flatMap(it -> Members.of(transaction, it))
                .map(Members.Member::threadKey)
                .filter(it -> !it.equals(news.row().threadKey()));
    }

    private void shrank(Transaction transaction, String thread, List<News> news, Instant now) {
        List<Members.Member> members = Members.in(transaction, thread);
        int open = Math.toIntExact(members.stream().filter(Members.Member::open).count());
        Optional<ThreadRow> told = ThreadTable.find(transaction, thread);
        Instant rested =
                told.map(it -> it.toldAt().plus(grouping.groupInterval())).orElse(now);
        if (open > 0 && rested.isAfter(now)) {
            news.forEach(
                    it -> EventTable.settle(transaction, it.row(), EventRow.State.PENDING, rested, "waits for others"));
            return;
        }
        List<Alert> ended = news.stream().map(News::alert).toList();
        Alert card = told.flatMap(ThreadRow::card).orElseGet(() -> ended.get(0));
        posting.post(transaction, wording.shrank(card, ended, open, members.size(), thread, now), now);
        news.forEach(it -> EventTable.settle(transaction, it.row(), EventRow.State.TOLD, now, thread));
    }
}

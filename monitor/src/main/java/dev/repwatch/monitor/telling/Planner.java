package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.PlanningTurn;
import dev.repwatch.monitor.telling.digest.Digests;
import dev.repwatch.monitor.telling.wording.GroupWording;
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
final class Planner {

    private static final int BATCH = 20_000;

    private final Holding holding;
    private final Gathering gathering;
    private final Following following;
    private final Posting posting;
    private final GroupWording wording;
    private final Grouping grouping;
    private final List<String> digestTo;

    Planner(
            Holding holding,
            Gathering gathering,
            Following following,
            Posting posting,
            GroupWording wording,
            Grouping grouping,
            List<String> digestTo) {
        this.holding = holding;
        this.gathering = gathering;
        this.following = following;
        this.posting = posting;
        this.wording = wording;
        this.grouping = grouping;
        this.digestTo = digestTo;
    }

    /** How many events were looked at. */
    int plan(Transaction transaction, Instant now) {
        PlanningTurn.take(transaction);
        List<News> due =
                EventTable.due(transaction, now, BATCH).stream().map(News::of).toList();
        if (due.isEmpty()) {
            return 0;
        }
        List<News> early = early(transaction, due, now);
        List<News> all = Stream.concat(due.stream(), early.stream()).toList();
        List<News> free = Pairing.pair(transaction, holding.release(transaction, all, now), now);
        List<News> gathered = new ArrayList<>(gathering.gather(transaction, free, now));
        Set<Long> notYet = early.stream().map(it -> it.row().id()).collect(Collectors.toSet());
        gathered.removeIf(it -> notYet.contains(it.row().id()));
        List<News> rest = reminders(transaction, gathered, now);
        following.follow(transaction, rest, now).forEach(it -> tell(transaction, it, now));
        return due.size();
    }

    /** Listings on the same lists that could wait longer, but belong to what is told now if they have the same cause. */
    private static List<News> early(Transaction transaction, List<News> due, Instant now) {
        Set<String> lists = due.stream()
                .filter(it -> it.is(Gathering.OPENED))
                .map(it -> it.label("list"))
                .collect(Collectors.toSet());
        return lists.isEmpty()
                ? List.of()
                : EventTable.notDue(transaction, Gathering.OPENED, now, BATCH).stream()
                        .map(News::of)
                        .filter(it -> lists.contains(it.label("list")))
                        .toList();
    }

    private List<News> reminders(Transaction transaction, List<News> free, Instant now) {
        List<News> reminders = free.stream().filter(it -> it.is("reminder")).toList();
        if (reminders.size() < grouping.remindersAt()) {
            return free;
        }
        Alert digest = wording.reminders(reminders.stream().map(News::alert).toList(), now);
        posting.post(transaction, digest, now);
        reminders.forEach(
                it -> EventTable.settle(transaction, it.row(), EventRow.State.MERGED, now, digest.dedupeKey()));
        List<News> rest = new ArrayList<>(free);
        rest.removeAll(reminders);
        return rest;
    }

    private void tell(Transaction transaction, News news, Instant now) {
        if (news.is(Digests.KIND)) {
            posting.postTo(transaction, digestTo, news.alert(), now);
            EventTable.settle(transaction, news.row(), EventRow.State.TOLD, now, "");
        } else {
            gathering.alone(transaction, news, now);
        }
    }
}

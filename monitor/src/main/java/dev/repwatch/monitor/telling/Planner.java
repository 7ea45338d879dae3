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
        List<News> free = Pairing.pair(transaction, holding.release(transaction, due, now), now);
        List<News> rest = reminders(transaction, gathering.gather(transaction, free, now), now);
        following.follow(transaction, rest, now).forEach(it -> tell(transaction, it, now));
        return due.size();
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

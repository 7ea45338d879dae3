package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import dev.repwatch.monitor.telling.digest.Digests;
import dev.repwatch.monitor.telling.wording.GroupWording;
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
final class Planner {

    /** Events that are looked at in one round; the others follow in the next. */
    static final int BATCH = 20_000;

    /** When what cannot be decided is looked at again. */
    static final Duration LATER = Duration.ofMinutes(10);

    private final Holding holding;
    private final Pairing pairing;
    private final Gathering gathering;
    private final Following following;
    private final Posting posting;
    private final GroupWording wording;
    private final Grouping grouping;
    private final List<String> digestTo;
    private final Suppressed suppressed;

    Planner(
            Holding holding,
            Pairing pairing,
            Gathering gathering,
            Following following,
            Posting posting,
            GroupWording wording,
            Grouping grouping,
            List<String> digestTo,
            Suppressed suppressed) {
        this.holding = holding;
        this.pairing = pairing;
        this.gathering = gathering;
        this.following = following;
        this.posting = posting;
        this.wording = wording;
        this.grouping = grouping;
        this.digestTo = digestTo;
        this.suppressed = suppressed;
    }

    /**
     * Decides about events that are due, together.
     *
     * @param transaction whose turn it is
     */
    void plan(Transaction transaction, List<EventRow> events, Instant now) {
        List<News> due = readable(transaction, events, now);
        if (due.isEmpty()) {
            return;
        }
        List<News> early = early(transaction, due, now);
        List<News> all = Stream.concat(due.stream(), early.stream()).toList();
        List<News> free = pairing.pair(transaction, holding.release(transaction, all, now), now);
        List<News> gathered = new ArrayList<>(gathering.gather(transaction, free, now));
        Set<Long> notYet = early.stream().map(it -> it.row().id()).collect(Collectors.toSet());
        gathered.removeIf(it -> notYet.contains(it.row().id()));
        List<News> rest = reminders(transaction, gathered, now);
        following.follow(transaction, rest, now).forEach(it -> tell(transaction, it, now));
    }

    /** What cannot be read is put off: who mends it finds it told then. */
    private static List<News> readable(Transaction transaction, List<EventRow> events, Instant now) {
        List<News> readable = new ArrayList<>();
        events.forEach(event -> News.readable(event)
                .ifPresentOrElse(
                        readable::add,
                        () -> EventTable.settle(transaction, event, event.state(), now.plus(LATER), "unreadable")));
        return readable;
    }

    /** Tells an event without a look at what else there is. */
    void tellAsItIs(Transaction transaction, EventRow event, Instant now) {
        tell(transaction, News.of(event), now);
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
                        .flatMap(it -> News.readable(it).stream())
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
        reminders.forEach(it -> {
            EventTable.settle(transaction, it.row(), EventRow.State.MERGED, now, digest.dedupeKey());
            suppressed.count(transaction, it, SuppressionReason.GROUPED);
        });
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

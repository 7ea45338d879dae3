package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads new events once for all who follow them, on one thread, and only while somebody does. */
final class EventFeed {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int MOST = 200;
    private static final int PAGE = 200;
    /** Numbers are given before transactions end: one that ends late has a smaller number than what was read before it. */
    private static final int LATE = 50;

    private static final int BEATS_A_SIGN = 15;

    private final Database database;
    private final Duration lookEvery;
    private final ScheduledThreadPoolExecutor thread;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private Optional<ScheduledFuture<?>> looks = Optional.empty();
    private long beats;

    EventFeed(Database database, Duration lookEvery) {
        this.database = database;
        this.lookEvery = lookEvery;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "events");
            made.setDaemon(true);
            return made;
        });
        thread.setKeepAliveTime(1, TimeUnit.MINUTES);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    private static final class Follower {

        private final AtomicLong last;
        private final Set<Long> lately = ConcurrentHashMap.newKeySet();
        private final Function<EventRow, Optional<String>> text;
        private final Predicate<String> out;

        Follower(long last, Function<EventRow, Optional<String>> text, Predicate<String> out) {
            this.last = new AtomicLong(last);
            this.text = text;
            this.out = out;
        }

        /** Tells what it has not told; false when nobody listens any more. */
        boolean tell(List<EventRow> rows) {
            for (EventRow row : rows) {
                if (row.id() > last.get() - LATE && lately.add(row.id())) {
                    last.accumulateAndGet(row.id(), Math::max);
                    if (!text.apply(row).map(out::test).orElse(true)) {
                        return false;
                    }
                }
            }
            lately.removeIf(id -> id <= last.get() - 2 * LATE);
            return true;
        }
    }

    /**
     * @param last the number of the last event that the follower has; empty for who begins
     * @param text what an event is told as; empty when it is not told
     * @throws HttpRefusal 503 when too many follow already
     */
    AutoCloseable follow(Optional<Long> last, Function<EventRow, Optional<String>> text, Predicate<String> out) {
        if (followers.size() >= MOST) {
            throw new HttpRefusal(Reply.UNAVAILABLE, "too many follow already; ask again in a minute");
        }
        EventTable.Span span = database.read(EventTable::span);
        long from = last.orElse(span.newest());
        Follower follower = new Follower(from, text, out);
        boolean gap = from > span.newest() || from + 1 < span.oldest();
        if (gap) {
            // the database is another one, or what came next is not kept any more
            follower.last.set(Math.max(span.oldest() - 1, 0));
        }
        if (!out.test("retry: 2000\n\n" + (gap ? "event: gap\ndata: {}\n\n" : ""))) {
            return () -> {};
        }
        knownTo(follower);
        followers.add(follower);
        begin();
        return () -> {
            followers.remove(follower);
            endWhenIdle();
        };
    }

    /** What the follower has seen already does not come again because it is recent. */
    private void knownTo(Follower follower) {
        long from = follower.last.get();
        for (long id = Math.max(1, from - LATE); id <= from; id++) {
            follower.lately.add(id);
        }
    }

    private synchronized void begin() {
        if (looks.isEmpty()) {
            looks = Optional.of(
                    thread.scheduleWithFixedDelay(this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private synchronized void endWhenIdle() {
        if (followers.isEmpty()) {
            looks.ifPresent(it -> it.cancel(false));
            looks = Optional.empty();
        }
    }

    private void look() {
        try {
            long from = followers.stream().mapToLong(it -> it.last.get()).min().orElse(Long.MAX_VALUE);
            List<EventRow> rows;
            do {
                long after = from;
                rows = followers.isEmpty()
                        ? List.of()
                        : database.read(t -> EventTable.after(t, Math.max(0, after - LATE), PAGE));
                tell(rows);
                from = rows.isEmpty() ? from : rows.get(rows.size() - 1).id() + LATE;
            } while (rows.size() == PAGE);
            beats++;
            if (beats % BEATS_A_SIGN == 0) {
                followers.removeIf(it -> !it.out.test(": here\n\n"));
            }
        } catch (RuntimeException later) {
            LOG.debug("events are read again at the next look", later);
        }
    }

    private void tell(List<EventRow> rows) {
        followers.removeIf(it -> !it.tell(rows));
    }
}

package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.LatestValues;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.FeedRows;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import dev.repwatch.monitor.store.LatestValueRows;
import dev.repwatch.monitor.store.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the feeds that are due. The reading, its bookmark, the last values and what follows are written in one transaction:
 * after a crash between asking and writing the same things are asked and counted again, once.
 */
public final class FeedRunner {

    private final FeedCache book;
    private final Database database;
    private final EventSink eventSink;
    private final InstantSource clock;
    private final Consumer<List<Observation>> listener;
    private final RecipientNews recipients;
    private final FirstLook firstLook = new FirstLook();
    private final ReentrantLock running = new ReentrantLock();
    private volatile List<OpenFeed> feeds = List.of();
    private volatile Duration wanted = Duration.ZERO;
    private volatile List<FeedSubject> subjects = List.of();

    /**
     * @param listener hears every reading after it is stored, so that scores are drawn anew
     * @param recipients hears what is said of single recipients
     */
    public FeedRunner(
            FeedCache book,
            Database database,
            EventSink eventSink,
            InstantSource clock,
            Consumer<List<Observation>> listener,
            RecipientNews recipients) {
        this.book = book;
        this.database = database;
        this.eventSink = eventSink;
        this.clock = clock;
        this.listener = listener;
        this.recipients = recipients;
    }

    /**
     * Sets what is asked about whom, at the start and after each reload. Whoever opened the feeds closes them.
     *
     * @param interval how often each is asked, unless its own interval is longer
     */
    public void use(Collection<OpenFeed> open, Collection<WatchedTarget> targets, Duration interval) {
        wanted = interval;
        feeds = List.copyOf(open);
        subjects = open.isEmpty()
                ? List.of()
                : targets.stream().map(FeedRunner::subject).toList();
        book.enable(open);
        open.forEach(feed -> firstLook.resume(
                feed.id(), subjects, book.row(feed.id()).state().lastData().isPresent()));
    }

    private static FeedSubject subject(WatchedTarget target) {
        Set<String> pools = new HashSet<>(target.sendsFrom());
        target.pool().ifPresent(pools::add);
        return new FeedSubject(target.target(), pools);
    }

    /**
     * Asks every feed that is due, one after the other; blocking, up to minutes. Call it about once a minute from a thread
     * of its own; a call while another runs returns at once.
     *
     * @throws dev.repwatch.monitor.store.StorageUnavailable when a reading could not be stored; it is asked again
     */
    public void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            feeds.stream().filter(this::due).forEach(this::read);
        } finally {
            running.unlock();
        }
    }

    private boolean due(OpenFeed feed) {
        FeedState state = book.row(feed.id()).state();
        boolean more = state.trouble().isEmpty() && book.backlog(feed.id()) > 0;
        return more || !clock.instant().isBefore(state.due(feed.declaration(), wanted));
    }

    private void read(OpenFeed feed) {
        FeedRow before = book.row(feed.id());
        FeedReport reading = feed.read(new FeedQuery(
                firstLook.longestUnaskedFirst(feed.id(), subjects),
                before.state().bookmark(),
                clock.instant()));
        List<LatestValue> old = book.standings(feed.id());
        LatestValues.Step values = LatestValues.after(old, reading, feed.declaration());
        FeedState state = before.state().after(reading);
        boolean hadData = before.state().lastData().isPresent();
        Predicate<Target> oldNews = it -> firstLook.oldNews(feed.id(), it, hadData, feed.declaration(), reading.at());
        FeedEvents.Step news = FeedEvents.of(before, state, feed.declaration(), values, oldNews, reading.at());
        write(reading.returned(), transaction -> {
            FeedRows.put(transaction, news.row());
            LatestValueRows.put(transaction, values.values(), changed(old, values.values()), reading.at());
            eventSink.record(transaction, news.happenings());
        });
        firstLook.asked(reading);
        book.take(news.row(), values.values(), reading.remarks());
        listener.accept(reading.observations());
    }

    private void write(List<ReturnedMail> mail, Consumer<Transaction> reading) {
        if (!mail.isEmpty()) {
            recipients.write(mail, reading);
            return;
        }
        database.inTransaction(transaction -> {
            reading.accept(transaction);
            return true;
        });
    }

    private static List<LatestValue> changed(Collection<LatestValue> before, Collection<LatestValue> now) {
        Map<LatestValues.Key, LatestValue> old = new HashMap<>();
        before.forEach(it -> old.put(LatestValues.Key.of(it), it));
        return now.stream()
                .filter(it -> !same(Optional.ofNullable(old.get(LatestValues.Key.of(it))), it))
                .toList();
    }

    private static boolean same(Optional<LatestValue> old, LatestValue it) {
        return old.filter(was -> was.value() == it.value() && was.band().equals(it.band()))
                .isPresent();
    }
}

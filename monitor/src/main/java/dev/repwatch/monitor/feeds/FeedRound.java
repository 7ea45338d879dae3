package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.Ask;
import dev.repwatch.checks.feeds.FeedReading;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Standing;
import dev.repwatch.checks.feeds.Standings;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.FeedRows;
import dev.repwatch.monitor.store.FeedRows.FeedRow;
import dev.repwatch.monitor.store.StandingRows;
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
public final class FeedRound {

    private final FeedBook book;
    private final Database database;
    private final Aftermath aftermath;
    private final InstantSource clock;
    private final Consumer<List<Observation>> listener;
    private final Acquaintance acquaintance = new Acquaintance();
    private final ReentrantLock running = new ReentrantLock();
    private volatile List<OpenFeed> feeds = List.of();
    private volatile Duration wanted = Duration.ZERO;
    private volatile List<FeedSubject> subjects = List.of();

    /** @param listener hears every reading after it is stored, so that scores are drawn anew */
    public FeedRound(
            FeedBook book,
            Database database,
            Aftermath aftermath,
            InstantSource clock,
            Consumer<List<Observation>> listener) {
        this.book = book;
        this.database = database;
        this.aftermath = aftermath;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Sets what is asked about whom, at the start and after each reload. Whoever opened the feeds closes them.
     *
     * @param interval how often each is asked, unless its own interval is longer
     */
    public void use(Collection<OpenFeed> open, Collection<WatchedTarget> targets, Duration interval) {
        wanted = interval;
        feeds = List.copyOf(open);
        subjects = targets.stream().map(FeedRound::subject).toList();
        book.enable(open);
        open.forEach(feed -> acquaintance.resume(
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
        return !clock.instant().isBefore(book.row(feed.id()).state().due(feed.declaration(), wanted));
    }

    private void read(OpenFeed feed) {
        FeedRow before = book.row(feed.id());
        FeedReading reading = feed.read(new Ask(
                acquaintance.longestUnaskedFirst(feed.id(), subjects),
                before.state().bookmark(),
                clock.instant()));
        List<Standing> old = book.standings(feed.id());
        Standings.Step values = Standings.after(old, reading, feed.declaration());
        FeedState state = before.state().after(reading);
        boolean hadData = before.state().lastData().isPresent();
        Predicate<Target> oldNews =
                it -> acquaintance.oldNews(feed.id(), it, hadData, feed.declaration(), reading.at());
        FeedNews.Step news = FeedNews.of(before, state, feed.declaration(), values, oldNews, reading.at());
        database.inTransaction(transaction -> {
            FeedRows.put(transaction, news.row());
            StandingRows.put(transaction, values.values(), changed(old, values.values()), reading.at());
            aftermath.record(transaction, news.happenings());
            return true;
        });
        acquaintance.asked(reading);
        book.take(news.row(), values.values(), reading.remarks());
        listener.accept(reading.observations());
    }

    private static List<Standing> changed(Collection<Standing> before, Collection<Standing> now) {
        Map<Standings.Key, Standing> old = new HashMap<>();
        before.forEach(it -> old.put(Standings.Key.of(it), it));
        return now.stream()
                .filter(it -> !same(Optional.ofNullable(old.get(Standings.Key.of(it))), it))
                .toList();
    }

    private static boolean same(Optional<Standing> old, Standing it) {
        return old.filter(was -> was.value() == it.value() && was.band().equals(it.band()))
                .isPresent();
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.feeds.FeedMetrics;
import dev.repwatch.monitor.feeds.FeedRunner;
import dev.repwatch.monitor.feeds.RecipientNews;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The feeds of the configuration in force: asked when they are due, closed when others take their place. */
final class ActiveFeeds implements AutoCloseable {

    /** How often is looked whether a feed is due. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final FeedRunner round;
    private final FeedMetrics figures;
    private final InstantSource clock;
    private final AddressGuard guard;
    private List<OpenFeed> open = List.of();

    ActiveFeeds(
            FeedCache book,
            Database database,
            EventSink eventSink,
            DaemonEnvironment world,
            IncidentTracker tracker,
            RecipientNews recipients) {
        this.round = new FeedRunner(book, database, eventSink, world.clock(), tracker::observe, recipients);
        this.figures = new FeedMetrics(book, world.clock());
        this.clock = world.clock();
        this.guard = world.guard();
    }

    /**
     * The feeds of a configuration, open and not yet in use; all or none.
     *
     * @param dns closed by whoever opened it, but not before these feeds are replaced
     * @throws IllegalArgumentException when one cannot be opened
     */
    List<OpenFeed> opened(Settings settings, DnsClient dns) {
        var feedEnvironment = new dev.repwatch.checks.feeds.FeedEnvironment(clock, dns, guard, Limits.USUAL);
        List<OpenFeed> fresh = new ArrayList<>();
        try {
            settings.file().feeds().values().forEach(entry -> fresh.add(entry.open(feedEnvironment)));
            return fresh;
        } catch (RuntimeException refused) {
            fresh.forEach(OpenFeed::close);
            throw refused;
        }
    }

    /** Takes these instead of those before, which are closed. */
    synchronized void use(Settings settings, List<OpenFeed> fresh) {
        List<OpenFeed> before = open;
        open = List.copyOf(fresh);
        round.use(open, settings.targets(), settings.file().schedule().feeds());
        before.forEach(OpenFeed::close);
    }

    /** Blocking, up to minutes. */
    void run() {
        round.run();
    }

    FeedMetrics figures() {
        return figures;
    }

    @Override
    public synchronized void close() {
        open.forEach(OpenFeed::close);
        open = List.of();
    }
}

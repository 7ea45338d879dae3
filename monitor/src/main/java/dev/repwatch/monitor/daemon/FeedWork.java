package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.http.AddressGuard;
import dev.repwatch.checks.feeds.http.Limits;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.FeedBook;
import dev.repwatch.monitor.feeds.FeedFigures;
import dev.repwatch.monitor.feeds.FeedRound;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The feeds of the configuration in force: asked when they are due, closed when others take their place. */
final class FeedWork implements AutoCloseable {

    /** How often is looked whether a feed is due. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final FeedRound round;
    private final FeedFigures figures;
    private final InstantSource clock;
    private final AddressGuard guard;
    private List<OpenFeed> open = List.of();

    FeedWork(FeedBook book, Database database, Aftermath aftermath, Surroundings world, Memory memory) {
        this.round = new FeedRound(book, database, aftermath, world.clock(), memory::observe);
        this.figures = new FeedFigures(book, world.clock());
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
        var surroundings = new dev.repwatch.checks.feeds.Surroundings(clock, dns, guard, Limits.USUAL);
        List<OpenFeed> fresh = new ArrayList<>();
        try {
            settings.file().feeds().values().forEach(entry -> fresh.add(entry.open(surroundings)));
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

    FeedFigures figures() {
        return figures;
    }

    @Override
    public synchronized void close() {
        open.forEach(OpenFeed::close);
        open = List.of();
    }
}

package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.FeedBook;
import dev.repwatch.monitor.feeds.FeedFigures;
import dev.repwatch.monitor.feeds.FeedRound;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The feeds of the configuration in force: asked when they are due, closed when others take their place. */
final class FeedWork implements AutoCloseable {

    /** How often is looked whether a feed is due. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final FeedRound round;
    private final FeedFigures figures;
    private final InstantSource clock;
    private List<OpenFeed> open = List.of();

    FeedWork(FeedBook book, Database database, Aftermath aftermath, InstantSource clock, Memory memory) {
        this.round = new FeedRound(book, database, aftermath, clock, memory::observe);
        this.figures = new FeedFigures(book, clock);
        this.clock = clock;
    }

    /** @param dns closed by whoever opened it, but not before these feeds are replaced */
    synchronized void use(Settings settings, DnsClient dns) {
        List<OpenFeed> before = open;
        var surroundings = dev.repwatch.checks.feeds.Surroundings.usual(clock, dns);
        open = settings.file().feeds().values().stream()
                .<OpenFeed>map(entry -> entry.open(surroundings))
                .toList();
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

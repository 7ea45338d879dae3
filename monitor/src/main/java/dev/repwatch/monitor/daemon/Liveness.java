package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.PendingCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether the whole way from a look at a list to a told alert works: database, rounds, and messages that leave. */
final class Liveness {

    /** A round may take long and a channel may rest a while; longer than this is not well. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private final Database database;
    private final CachedCounts board;
    private final Supplier<ActiveProbes> looking;
    private final InstantSource clock;
    private volatile Instant lastRound;

    Liveness(Database database, CachedCounts board, Supplier<ActiveProbes> looking, InstantSource clock) {
        this.database = database;
        this.board = board;
        this.looking = looking;
        this.clock = clock;
        this.lastRound = clock.instant();
    }

    /** A round over all targets has ended. */
    void roundEnded() {
        lastRound = clock.instant();
    }

    /** Rounds over all targets come to their end, and not much later than they should. */
    boolean roundsEnd() {
        Duration interval = looking.get().settings().file().schedule().dnsbl();
        return !clock.instant().isAfter(lastRound.plus(interval).plus(GRACE));
    }

    boolean well() {
        Instant now = clock.instant();
        return database.health().up()
                && roundsEnd()
                && board.figures().outbox().values().stream()
                        .map(PendingCounts.Backlog::oldest)
                        .noneMatch(oldest -> now.isAfter(oldest.plus(GRACE)));
    }
}

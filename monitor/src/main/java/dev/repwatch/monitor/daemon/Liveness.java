package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Whether the whole way from a look at a list to a told alert works: database, rounds, and messages that leave. */
final class Liveness {

    /** A round may take long and a channel may rest a while; longer than this is not well. */
    static final Duration GRACE = Duration.ofMinutes(15);

    /** More than the database may take by default, which has its own end ({@code [storage] time_limit}); ticks come every 15 s. */
    static final Duration SILENT = Duration.ofMinutes(4);

    private final Database database;
    private final CachedCounts board;
    private final Supplier<ActiveProbes> looking;
    private final DaemonEnvironment world;
    private volatile long lastRound;
    private volatile long lastTick;

    Liveness(Database database, CachedCounts board, Supplier<ActiveProbes> looking, DaemonEnvironment world) {
        this.database = database;
        this.board = board;
        this.looking = looking;
        this.world = world;
        this.lastRound = world.nanos().getAsLong();
        this.lastTick = lastRound;
    }

    /** The clockwork has run once, well or not. */
    void ticked() {
        lastTick = world.nanos().getAsLong();
    }

    /** Whether the clockwork that everything hangs on still runs. */
    boolean ticks() {
        return world.nanos().getAsLong() - lastTick <= SILENT.toNanos();
    }

    /** A round over all targets has ended. */
    void roundEnded() {
        lastRound = world.nanos().getAsLong();
    }

    /** Rounds over all targets come to their end, and not much later than they should. */
    boolean roundsEnd() {
        Duration interval = looking.get().settings().file().schedule().dnsbl();
        Duration since = Duration.ofNanos(world.nanos().getAsLong() - lastRound);
        return since.compareTo(interval.plus(GRACE)) <= 0;
    }

    boolean well() {
        Instant now = world.clock().instant();
        return database.health().up()
                && roundsEnd()
                && board.figures().outbox().values().stream()
                        .map(PendingCounts.Backlog::oldest)
                        .noneMatch(oldest -> now.isAfter(oldest.plus(GRACE)));
    }
}

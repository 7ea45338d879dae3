package dev.repwatch.monitor.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices that the wall clock jumped, by holding it against the monotonic clock. A suspended machine looks like a jump
 * forward.
 */
public final class ClockWatch {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final InstantSource wall;
    private final LongSupplier monotonicNanos;
    private final Consumer<Duration> onJump;
    private Instant lastWall;
    private long lastNanos;

    /** @param onJump hears by how much the wall clock jumped; negative is back */
    public ClockWatch(InstantSource wall, LongSupplier monotonicNanos, Consumer<Duration> onJump) {
        this.wall = wall;
        this.monotonicNanos = monotonicNanos;
        this.onJump = onJump;
        lastWall = wall.instant();
        lastNanos = monotonicNanos.getAsLong();
    }

    /** Compares both clocks with the last look; call it about once a second from a thread that does not use the wall clock. */
    public synchronized void look() {
        Instant nowWall = wall.instant();
        long nowNanos = monotonicNanos.getAsLong();
        Duration jump = Duration.between(lastWall, nowWall).minus(Duration.ofNanos(nowNanos - lastNanos));
        lastWall = nowWall;
        lastNanos = nowNanos;
        if (jump.abs().compareTo(TOLERANCE) > 0) {
            onJump.accept(jump);
        }
    }
}

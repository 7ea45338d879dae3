package dev.repwatch.checks.dnsbl;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How the sweeps of a check end before everything is asked. Safe from any thread. */
final class SweepEnd {

    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore underWay = new Semaphore(ALL);
    private volatile boolean now;
    private volatile boolean handedOver;

    /** At once; what is under way is forgotten. */
    void stop() {
        now = true;
    }

    /** Another check asks the rest. */
    void handOver() {
        handedOver = true;
    }

    boolean now() {
        return now;
    }

    boolean handedOver() {
        return handedOver;
    }

    void sweepBegins() {
        underWay.acquireUninterruptibly();
    }

    void sweepEnds() {
        underWay.release();
    }

    /** Waits for the sweeps that are under way. An interrupt ends the wait and stays set. */
    void awaitSweeps(Duration atMost) {
        try {
            if (underWay.tryAcquire(ALL, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.release(ALL);
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

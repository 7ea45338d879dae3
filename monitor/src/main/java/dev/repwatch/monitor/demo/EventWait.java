package dev.repwatch.monitor.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for something to become true: woken by news, and looking by itself now and then. */
final class EventWait {

    private static final long LOOK_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LongSupplier nanos;
    private boolean ended;

    EventWait(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Something happened that somebody may be waiting for. */
    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any longer, now or later. */
    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether it became true in time.
     *
     * @throws InterruptedException when it is ended meanwhile
     */
    boolean until(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = nanos.getAsLong() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (nanos.getAsLong() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    @SuppressWarnings("WaitNotInLoop") // woken or not, the caller looks again
    private void pause() throws InterruptedException {
        lock.lock();
        try {
            if (!ended) {
                boolean unused = news.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (ended) {
                throw new InterruptedException("ended");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end. */
    void forEver() throws InterruptedException {
        while (true) {
            pause();
        }
    }
}

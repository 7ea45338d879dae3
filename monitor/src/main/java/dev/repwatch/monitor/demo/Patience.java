package dev.repwatch.monitor.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for something to become true: woken by news, and looking by itself now and then. */
final class Patience {

    private static final long LOOK_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LongSupplier nanos;

    Patience(LongSupplier nanos) {
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

    /** Whether it became true in time. */
    boolean until(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = nanos.getAsLong() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (nanos.getAsLong() - end > 0) {
                return false;
            }
            lock.lock();
            try {
                // woken or not, the condition decides
                boolean unused = news.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } finally {
                lock.unlock();
            }
        }
        return true;
    }
}

package dev.repwatch.alerts.standin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a stand-in keeps who asks waiting; no longer than it lives. */
final class Wait {

    private static final long A_WHILE_MILLIS = 400;

    private Wait() {}

    static void until(CountDownLatch closed) {
        waitFor(closed, Long.MAX_VALUE);
    }

    static void aWhile(CountDownLatch closed) {
        waitFor(closed, A_WHILE_MILLIS);
    }

    /** False when that long was waited for nothing. */
    @CanIgnoreReturnValue
    private static boolean waitFor(CountDownLatch closed, long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

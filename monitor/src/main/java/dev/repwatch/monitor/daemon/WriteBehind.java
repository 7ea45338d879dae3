package dev.repwatch.monitor.daemon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does work on a thread of its own, piece by piece and in order, while the one who brings it goes on. Who brings a piece waits
 * for the one before, so that no more than one is under way and none is queued; and hears then, or at the end, why that one
 * failed. Not thread-safe.
 */
final class WriteBehind implements AutoCloseable {

    private final ExecutorService thread;
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

    WriteBehind(String name) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread own = new Thread(work, name);
            own.setDaemon(true);
            return own;
        });
    }

    /** @throws RuntimeException that the piece before has thrown; this one is then not begun */
    void go(Runnable work) {
        await();
        before = CompletableFuture.runAsync(work, thread);
    }

    /** Waits for the last piece. An interrupt does not shorten it, and stays set. */
    @Override
    public void close() {
        try {
            await();
        } finally {
            thread.shutdown();
        }
    }

    private void await() {
        CompletableFuture<Void> last = before;
        before = CompletableFuture.completedFuture(null); // a failure is told once
        try {
            last.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}

package dev.repwatch.checks.dns;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets a bounded number of asynchronous tasks run at once; the others wait in order without holding a thread. */
final class Gate {

    private final Semaphore permits;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Gate(int size) {
        permits = new Semaphore(size);
    }

    /** Starts the task when there is room. The task itself must not throw. */
    <T> CompletableFuture<T> pass(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        waiting.add(() -> start(task, result));
        startWaiting();
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the result
    private <T> void start(Supplier<CompletableFuture<T>> task, CompletableFuture<T> result) {
        task.get().whenComplete((value, failure) -> {
            permits.release();
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(value);
            }
            startWaiting();
        });
    }

    private void startWaiting() {
        while (!waiting.isEmpty() && permits.tryAcquire()) {
            Runnable next = waiting.poll();
            if (next == null) {
                permits.release();
            } else {
                next.run();
            }
        }
    }
}

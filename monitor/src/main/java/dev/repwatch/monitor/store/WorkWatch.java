package dev.repwatch.monitor.store;

import dev.repwatch.monitor.telemetry.StorageOperation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices work on the database that does not end. H2 can go round in circles after a disk was full
 * ({@code MVStore.registerVersionUsage}), a disk can hang: such a thread cannot be stopped, and what it holds nobody gets.
 */
final class WorkWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkWatch.class);
    /** After this part of its time work is called slow. */
    private static final int SLOW_PART = 3;
    /** A copy of everything may take this many times as long as a transaction. */
    private static final int BACKUP = 20;

    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Work> slow = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean past = new AtomicBoolean();
    private final CompletableFuture<Object> givenUp = new CompletableFuture<>();
    private volatile Consumer<String> listener = why -> {};

    /** @param limit that no transaction takes longer than */
    WorkWatch(Duration limit) {
        this.limit = limit;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "database-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Does the work on this thread, and looks at the clock meanwhile. */
    <T> T during(StorageOperation operation, Supplier<T> task) {
        Work work = new Work(operation, Thread.currentThread());
        Duration most = operation == StorageOperation.BACKUP ? limit.multipliedBy(BACKUP) : limit;
        Duration first = most.dividedBy(SLOW_PART);
        ScheduledFuture<?> isSlow = after(first, () -> isSlow(work, first));
        ScheduledFuture<?> isStuck = after(most, () -> isStuck(work, most));
        try {
            return task.get();
        } finally {
            isSlow.cancel(false);
            isStuck.cancel(false);
            work.over = true;
            slow.remove(work);
        }
    }

    /** Why the database is not well, although nothing failed: work that takes too long. */
    Optional<String> trouble() {
        if (past.get()) {
            return Optional.of(sentence(limit));
        }
        return slow.isEmpty() ? Optional.empty() : Optional.of(sentence(limit.dividedBy(SLOW_PART)));
    }

    /** Whether work is past its limit. */
    boolean stuck() {
        return past.get();
    }

    /** Never completes but with {@link StorageUnavailable}, once work is past its limit: from then on nothing is awaited. */
    CompletableFuture<Object> givenUp() {
        return givenUp;
    }

    /** Is called once and with a sentence, before anybody who waits hears of it: it must not take long. */
    void onStuck(Consumer<String> first) {
        listener = first;
    }

    private ScheduledFuture<?> after(Duration time, Runnable what) {
        return timer.schedule(what, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void isSlow(Work work, Duration time) {
        slow.add(work);
        if (work.over) {
            slow.remove(work);
        } else {
            LOG.warn("{} for more than {} s: {}", work.what(), time.toSeconds(), work.place());
        }
    }

    private void isStuck(Work work, Duration time) {
        if (work.over) {
            return;
        }
        LOG.error("{} for more than {} s, its limit: {}", work.what(), time.toSeconds(), work.place());
        if (past.compareAndSet(false, true)) {
            try {
                listener.accept(sentence(time));
            } finally {
                givenUp.completeExceptionally(new StorageUnavailable(sentence(time), work.trace()));
            }
        }
    }

    private static String sentence(Duration time) {
        return "the database has not ended one piece of work for more than " + time.toSeconds() + " s";
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** By identity, one a transaction. */
    private static final class Work {
        private final StorageOperation operation;
        private final Thread thread;
        private volatile boolean over;

        Work(StorageOperation operation, Thread thread) {
            this.operation = operation;
            this.thread = thread;
        }

        String what() {
            return thread.getName() + " has been busy with one "
                    + operation.name().toLowerCase(Locale.ROOT);
        }

        /** Where it is, for whoever has to find out why. */
        String place() {
            StackTraceElement[] frames = thread.getStackTrace();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                text.append(i == 0 ? "" : " < ").append(frames[i]);
            }
            return text.toString();
        }

        Throwable trace() {
            Throwable there = new IllegalStateException(what());
            there.setStackTrace(thread.getStackTrace());
            return there;
        }
    }
}

package dev.repwatch.monitor.store;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.repwatch.monitor.telemetry.StorageOperation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database. All work runs on threads of its own that nobody interrupts: an interrupt inside H2 closes the database
 * for everyone. A caller may be interrupted; its transaction still ends in order.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int DATABASE_CLOSED = 90098;
    private static final int ATTEMPTS = 4;
    /** What no transaction takes longer than, unless the configuration says otherwise. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    private static final RetryPolicy<Object> AGAIN = RetryPolicy.builder()
            .handleIf(WriteConflict::isCauseOf)
            .withMaxAttempts(ATTEMPTS)
            .build();

    private final Storage storage;
    private final ExecutorService threads;
    private final Connections connections;
    private final WorkWatch watch;
    private volatile StoreHealth health = StoreHealth.WELL;
    private volatile Consumer<StorageOperation> failed = operation -> {};
    private volatile boolean ends;

    private Database(Storage storage, ExecutorService threads, Connections connections, Duration limit) {
        this.watch = new WorkWatch(limit);
        this.storage = storage;
        this.threads = threads;
        this.connections = connections;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws StorageRefused when it cannot be used as it is; the message says what to do
     */
    public static Database open(StorageLocation location) {
        return open(location, TIME_LIMIT);
    }

    /**
     * The same, with another limit for a transaction. Past it the database is given up: see {@link #onStuck}.
     *
     * @throws StorageRefused when it cannot be used as it is; the message says what to do
     */
    public static Database open(StorageLocation location, Duration limit) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(
                Connections.MOST, work -> new DatabaseThread(work, "database-" + number.incrementAndGet()));
        try {
            return on(threads, () -> openHere(location, threads, limit));
        } catch (RuntimeException refusal) {
            threads.shutdown();
            throw refusal;
        }
    }

    /**
     * Runs the work in one transaction and returns when it is on disk. Work that finds itself {@link WriteConflict} is done
     * again, from the beginning and in a transaction of its own. On any exception nothing is written, unless the
     * exception is {@link StorageUnavailable}: then it is not known.
     *
     * @throws StorageUnavailable when the database does not work at present
     */
    public <T> T inTransaction(Function<Transaction, T> work) {
        return inTime(() -> guarded(StorageOperation.WRITE, () -> settled(work)));
    }

    /** Like {@link #inTransaction} for work that only reads, and so needs no sync. */
    public <T> T read(Function<Transaction, T> work) {
        return inTime(() -> guarded(StorageOperation.READ, () -> transact(work, false)));
    }

    /**
     * Writes a copy of the whole database to a new file while everything goes on.
     *
     * @throws StorageRefused when the file exists, or the database is PostgreSQL, which has a tool of its own
     */
    public void backUp(Path file) {
        inTime(() -> guarded(StorageOperation.BACKUP, () -> {
            connections.backUp(file);
            return 0;
        }));
    }

    /** On this thread, and beside another database's transaction: for one that nobody else uses, to be read as a whole. */
    <T> T alone(Function<Handle, T> work) {
        return connections.with(work);
    }

    /** Hears of everything that fails because the database does not work, whoever asked for it. */
    public void onFailure(Consumer<StorageOperation> listener) {
        failed = listener;
    }

    /**
     * Is called once and with a sentence, and must not take long, when a transaction is past its limit. Its thread cannot be
     * stopped and may hold what others need: nothing is done any more, and the process should end. What was acknowledged is
     * on disk.
     */
    public void onStuck(Consumer<String> listener) {
        watch.onStuck(listener);
    }

    public StoreHealth health() {
        StoreHealth now = health;
        return now.up() ? watch.trouble().map(now::slow).orElse(now) : now;
    }

    /** Whether a transaction is past its limit: nothing is done any more. */
    public boolean stuck() {
        return watch.stuck();
    }

    /**
     * Whether a write reaches the disk at this moment, with room for more; what reads on a full disk or a read-only one says
     * nothing of it, and one small write nothing of the next.
     */
    public boolean takesWrites() {
        try {
            inTransaction(TargetRows::writeOneAsItIs);
            return watch.trouble().isEmpty() && storage.diskTrouble().isEmpty();
        } catch (RuntimeException refusal) {
            LOG.debug("the database takes no writes yet", refusal);
            return false;
        }
    }

    /** The data came from a backup, or is new: what it says is pending may have been done long ago. */
    public boolean restored() {
        return storage.restored();
    }

    /** From now on long work gives up between two of its steps, and is rolled back; all other work is done as before. */
    public void endSoon() {
        ends = true;
    }

    /** Waits for running work, then closes; what is past its limit is not awaited. */
    @Override
    public void close() {
        threads.shutdown();
        watch.close();
        if (stuck()) {
            LOG.error("the database is not closed: it has not ended its work, and will not");
            return;
        }
        CompletableFuture.runAsync(this::closePool, work -> new DatabaseThread(work, "database-close").start())
                .join();
    }

    private void closePool() {
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("database work did not end within 30 s");
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError("nobody interrupts this thread", impossible);
        }
        try {
            connections.with(handle -> {
                storage.closing(handle);
                return handle;
            });
        } catch (RuntimeException away) {
            LOG.debug("the database does not answer at the end", away);
        }
        connections.close();
        storage.closed();
    }

    private static Database openHere(StorageLocation location, ExecutorService threads, Duration limit) {
        Storage storage = storageAt(location);
        Connections connections = null;
        try {
            connections = new Connections(storage);
            Schema.bringUp(connections.source(), storage.name());
            connections.with(handle -> {
                storage.opened(handle);
                return handle;
            });
            return new Database(storage, threads, connections, limit);
        } catch (RuntimeException failure) {
            if (connections != null) {
                connections.close();
            }
            storage.closed();
            throw failure instanceof StorageRefused refusal ? refusal : refusal(storage, failure, location);
        }
    }

    private static Storage storageAt(StorageLocation location) {
        try {
            return location.match(H2Storage::new, PostgreSqlStorage::new);
        } catch (UncheckedIOException failure) {
            String why = StorageFailures.atStart(failure).orElse(String.valueOf(failure.getMessage()));
            throw new StorageRefused("cannot open the database: " + why, failure);
        }
    }

    private static StorageRefused refusal(Storage storage, RuntimeException failure, StorageLocation location) {
        String why = PostgreSqlWords.sentence(failure, location)
                .or(() -> StorageFailures.atStart(failure))
                .orElseGet(() ->
                        String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given"));
        String what = failure instanceof PoolInitializationException
                ? "cannot open the database "
                : "cannot use the database ";
        return new StorageRefused(what + storage.name() + ": " + why, failure);
    }

    private <T> T settled(Function<Transaction, T> work) {
        return Failsafe.with(AGAIN).get(() -> transact(work, true));
    }

    private <T> T transact(Function<Transaction, T> work, boolean writing) {
        AtomicBoolean grown = new AtomicBoolean();
        T result = connections.with(handle -> {
            T done = transact(handle, work, writing);
            grown.set(writing && storage.grown(handle));
            return done;
        });
        if (grown.get()) {
            connections.renew();
        }
        return result;
    }

    private <T> T transact(Handle handle, Function<Transaction, T> work, boolean writing) {
        handle.begin();
        T result;
        long epoch = 0;
        try {
            result = work.apply(new Transaction(handle, () -> ends));
            epoch = writing ? storage.beforeCommit(handle) : 0;
            handle.commit();
        } catch (Throwable failure) {
            rollBack(handle, failure);
            throw failure;
        }
        if (writing) {
            storage.afterCommit(epoch, handle);
        }
        return result;
    }

    private static void rollBack(Handle handle, Throwable failure) {
        try {
            handle.rollback();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private <T> T guarded(StorageOperation operation, Supplier<T> work) {
        try {
            T result = watch.during(operation, work);
            note(StoreHealth::worked);
            return result;
        } catch (RuntimeException failure) {
            String sentence = sentence(failure).orElseThrow(() -> failure);
            note(before -> before.failed(sentence));
            failed.accept(operation);
            throw new StorageUnavailable(sentence, failure);
        }
    }

    /** H2 says only once why it closed itself, and to one caller: what the disk says is the better answer to all others. */
    private Optional<String> sentence(Throwable failure) {
        Optional<String> disk =
                StorageFailures.hasH2Code(failure, DATABASE_CLOSED) ? storage.diskTrouble() : Optional.empty();
        return disk.or(() -> StorageFailures.sentence(failure));
    }

    private synchronized void note(UnaryOperator<StoreHealth> change) {
        health = change.apply(health);
    }

    /** Waits until the work is done, or until some work is past its limit. */
    private <T> T inTime(Supplier<T> work) {
        refuseNested();
        try {
            CompletableFuture<T> done = CompletableFuture.supplyAsync(work, threads);
            CompletableFuture.anyOf(done, watch.givenUp()).join();
            return done.join();
        } catch (CompletionException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    /** Waits without being interruptible; an interrupt of the caller stays set for it to see afterwards. */
    private static <T> T on(ExecutorService threads, Supplier<T> work) {
        refuseNested();
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    private static void refuseNested() {
        if (Thread.currentThread() instanceof DatabaseThread) {
            throw new IllegalStateException("a transaction inside a transaction");
        }
    }

    private static RuntimeException unwrapped(CompletionException wrapped) {
        return wrapped.getCause() instanceof RuntimeException failure ? failure : wrapped;
    }

    private static final class DatabaseThread extends Thread {
        DatabaseThread(Runnable work, String name) {
            super(work, name);
            setDaemon(true);
        }
    }
}

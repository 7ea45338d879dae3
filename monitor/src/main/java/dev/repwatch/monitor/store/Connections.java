package dev.repwatch.monitor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to a storage. All are exchanged between two transactions when its file is written anew. */
final class Connections implements AutoCloseable {

    static final int MOST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Storage storage;
    /** Held for writing while the file is written anew. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final AtomicBoolean backingUp = new AtomicBoolean();

    private volatile HikariDataSource pool;
    private volatile Jdbi jdbi;

    /** @throws RuntimeException when the storage cannot be reached */
    Connections(Storage storage) {
        this.storage = storage;
        this.pool = new HikariDataSource(poolOf(storage.claimed()));
        this.jdbi = Jdbi.create(pool);
    }

    DataSource source() {
        return pool;
    }

    /** Lends one for some work. */
    <T> T with(Function<Handle, T> work) {
        use.readLock().lock();
        try {
            return jdbi.withHandle(work::apply);
        } finally {
            use.readLock().unlock();
        }
    }

    void backUp(Path file) {
        backingUp.set(true);
        try {
            with(handle -> {
                storage.backUp(handle, file);
                return file;
            });
        } finally {
            backingUp.set(false);
        }
    }

    /**
     * Writes the file anew between two transactions, for while it is used it can only grow. Killed in the middle it is as it was or as
     * it will be. What goes wrong is a trouble of whoever uses the database next, and not of the transaction that was the last.
     */
    void renew() {
        if (backingUp.get() || !allElseEnds()) {
            return; // a long read: it is tried again in a moment
        }
        try {
            storage.endAtOnce();
            pool.close();
            storage.renew();
        } catch (RuntimeException failure) {
            LOG.warn("the database file cannot be written anew", failure);
        } finally {
            reopen();
            use.writeLock().unlock();
        }
    }

    private void reopen() {
        HikariConfig config = poolOf(storage.source());
        // where it cannot be opened at this moment, that is a trouble like any other
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    private boolean allElseEnds() {
        try {
            return use.writeLock().tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException impossible) {
            throw new AssertionError("nobody interrupts this thread", impossible);
        }
    }

    private static HikariConfig poolOf(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("repwatch");
        config.setDataSource(source);
        config.setMaximumPoolSize(MOST);
        config.setConnectionTimeout(5_000);
        config.setExceptionOverride(new StorageFailures());
        return config;
    }

    @Override
    public void close() {
        pool.close();
    }
}

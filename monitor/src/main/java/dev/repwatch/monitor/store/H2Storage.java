package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The H2 file with its lock and its mark: refuses a file that is not the one it last wrote. */
final class H2Storage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(H2Storage.class);

    /** More than H2 writes in one go: a small write may find a last free block, and the next one nothing. */
    private static final int ROOM = 1 << 20;
    /** After how many commits is looked how large the file is. */
    private static final int LOOKS = 16;

    private final H2Files files;
    private final StoreLock lock;
    private final Optional<HighWaterMark> before;
    private long durable = -1;
    private boolean wasteful;
    private long commits;
    /** How large the file was when it could not be written anew: it is not tried again at every moment. */
    private long failedAt;
    /** How large it was when it was last written anew; 0 before. */
    private long compacted;

    private String instance = "";

    /** @throws StorageRefused when the file is in use, missing, or not the one last written */
    H2Storage(StorageLocation.H2File location) {
        this.files = new H2Files(location.path());
        this.lock = files.lock();
        try {
            this.before = HighWaterMark.read(files.mark());
            before.ifPresent(mark -> new H2Inspection(files, mark).refuseAnotherFile());
            files.makeData();
            H2Compaction.removeRemains(files);
            before.ifPresent(mark -> mark.opened().write(files.mark()));
        } catch (RuntimeException refusal) {
            lock.close();
            throw refusal;
        }
    }

    /** H2 would take 64 MB for each GB that the heap may have, used or not. */
    private static final int CACHE_KIB = 8_192;

    /** Kept parsed by connection; with H2's own 8, a thousand new listings are mostly parsing. */
    private static final int PARSED_STATEMENTS = 64;

    /**
     * WRITE_DELAY=0, or a commit stays in the heap and {@code kill -9} loses it. RETENTION_TIME: no chunk is ever given up and its
     * room used again while the file is in use. A read that still needed one found it gone ("Chunk N not found"), and a start after a
     * kill finds commits best where each stands behind the one before (decision 0012). {@link #renew} makes room instead.
     */
    @Override
    public DataSource source() {
        return files.source("WRITE_DELAY=0;RETENTION_TIME=%d;LOCK_TIMEOUT=10000;CACHE_SIZE=%d;QUERY_CACHE_SIZE=%d"
                .formatted(Integer.MAX_VALUE, CACHE_KIB, PARSED_STATEMENTS));
    }

    @Override
    public void opened(Handle handle) {
        List<String> delays = handle.createQuery("SELECT DISTINCT setting_value FROM information_schema.settings"
                        + " WHERE setting_name = 'WRITE_DELAY'")
                .mapTo(String.class)
                .list();
        if (delays.isEmpty() || !delays.stream().allMatch("0"::equals)) {
            throw new StorageRefused("the database keeps commits in memory (WRITE_DELAY " + String.join(", ", delays)
                    + " ms); repwatch only works with 0, which it sets itself");
        }
        Optional<H2Inspection> inspection = before.map(known -> new H2Inspection(files, known));
        inspection.ifPresent(it -> it.refuseMissingTables(handle));
        StoreMark mark = StoreMark.in(handle);
        inspection.ifPresent(it -> it.refuseOlder(mark));
        instance = mark.instance();
        synced(mark.epoch(), handle);
    }

    @Override
    public long beforeCommit(Handle handle) {
        return wroteSomething(handle) ? StoreMark.next(handle) : 0;
    }

    @Override
    public synchronized void afterCommit(long epoch, Handle handle) {
        if (epoch > durable) {
            synced(epoch, handle);
        }
    }

    @Override
    public void closing(Handle handle) {
        wasteful = H2Compaction.wasteful(handle);
    }

    /** Looked at now and then: it counts what is in use. */
    @Override
    public synchronized boolean grown(Handle handle) {
        commits++;
        if (commits % LOOKS != 0) {
            return false;
        }
        try {
            MVStore store = H2Header.storeOf(handle);
            return store.getFileStore().size() > failedAt * 3 / 2 && H2Compaction.grown(store, compacted);
        } catch (RuntimeException closed) {
            LOG.debug("how large the database file is cannot be said", closed);
            return false; // what was committed stays so
        }
    }

    /** Not by a connection of the pool, which would warn of one that does not survive it. */
    @Override
    public void endAtOnce() {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException ended) {
            LOG.debug("the connection that ends the database does not survive it", ended);
        }
    }

    @Override
    public synchronized void renew() {
        long before = files.data().toFile().length();
        try {
            H2Compaction.rewrite(files, new HighWaterMark(instance, durable, Optional.empty()));
            failedAt = 0;
            compacted = files.data().toFile().length();
            LOG.debug("the database file was {} KiB and is {} KiB now", before / 1024, compacted / 1024);
        } catch (IOException | RuntimeException failure) {
            failedAt = before;
            LOG.warn("the database file stays larger than it has to be: {}", failure.getMessage());
        }
    }

    private void compact() {
        try {
            H2Compaction.rewrite(files, new HighWaterMark(instance, durable, Optional.empty()));
        } catch (IOException | RuntimeException failure) {
            LOG.warn("the database file stays larger than it has to be: {}", failure.getMessage());
        }
    }

    /** Where the mark cannot be written, as on a full disk, the one of the last commit stays and says enough. */
    @Override
    public void closed() {
        try {
            if (durable >= 0 && wasteful) {
                compact();
            }
            if (durable >= 0) {
                vouch();
            }
        } catch (StorageRefused damaged) {
            LOG.error("at the end, {}", damaged.getMessage());
        } catch (UncheckedIOException unwritable) {
            LOG.warn(
                    "the mark of an orderly end cannot be written; the next start reads the database through",
                    unwritable);
        } finally {
            lock.close();
        }
    }

    /** A page may have been damaged while it was open: bytes that cannot be read to the end are not vouched for. */
    private void vouch() {
        new H2Inspection(files, new HighWaterMark(instance, durable, Optional.empty())).refuseAnotherFile();
        new HighWaterMark(instance, durable, Optional.of(HighWaterMark.digestOf(files.data()))).write(files.mark());
    }

    @Override
    public void backUp(Handle handle, Path file) {
        flush(handle);
        H2Backup.write(handle, files, file);
    }

    @Override
    public synchronized Optional<String> diskTrouble() {
        Path probe = files.mark().resolveSibling(files.mark().getFileName() + ".probe");
        try {
            try {
                Files.deleteIfExists(probe);
                Files.write(probe, new byte[ROOM], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } finally {
                Files.deleteIfExists(probe);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return StorageFailures.sentence(failure);
        }
    }

    @Override
    public String name() {
        return files.data().toString();
    }

    @Override
    public boolean restored() {
        return before.isEmpty();
    }

    private static boolean wroteSomething(Handle handle) {
        return handle.createQuery("SELECT contains_uncommitted FROM information_schema.sessions"
                        + " WHERE session_id = SESSION_ID()")
                .mapTo(Boolean.class)
                .findOne()
                .orElse(true);
    }

    private void synced(long epoch, Handle handle) {
        flush(handle);
        new HighWaterMark(instance, epoch, Optional.empty()).write(files.mark());
        durable = epoch;
    }

    /** First the commits, then what points at them, so that a power cut in between still finds the older ones. */
    private static void flush(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
        H2Header.pointAtNewestCommit(handle);
    }
}

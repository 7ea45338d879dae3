package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;

/** The H2 file with its lock and its mark: refuses a file that is not the one it last wrote. */
final class H2Storage implements Storage {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Path markFile;
    private final StoreLock lock;
    private final Optional<HighWaterMark> before;
    private long durable = -1;
    private String instance = "";

    /** @throws StorageRefused when the file is in use, missing, or not the one last written */
    H2Storage(StorageLocation.H2File location) {
        Path base = location.path();
        this.file = base.resolveSibling(base.getFileName() + ".mv.db");
        this.markFile = base.resolveSibling(base.getFileName() + ".mark");
        try {
            makeDirectory(base.resolveSibling(".").normalize());
            this.lock = StoreLock.take(base.resolveSibling(base.getFileName() + ".lock"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            this.before = HighWaterMark.read(markFile);
            before.ifPresent(this::refuseAnotherFile);
            makeFile();
            before.ifPresent(
                    mark -> new HighWaterMark(mark.instance(), mark.epoch(), Optional.empty()).write(markFile));
        } catch (RuntimeException refusal) {
            lock.close();
            throw refusal;
        } catch (IOException failure) {
            lock.close();
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        Path base = file.resolveSibling(file.getFileName().toString().replaceAll("\\.mv\\.db$", ""));
        // WRITE_DELAY=0: else a commit stays in the heap and kill -9 loses it. retry: survives an interrupt that slips
        // in.
        source.setURL("jdbc:h2:retry:" + base + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;"
                + "AUTO_COMPACT_FILL_RATE=0;TRACE_LEVEL_FILE=0");
        source.setUser("repwatch");
        source.setPassword("");
        return source;
    }

    @Override
    public void opened(Handle handle) {
        List<String> delays = handle.createQuery(
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'")
                .mapTo(String.class)
                .list();
        if (delays.isEmpty() || !delays.stream().allMatch("0"::equals)) {
            throw new StorageRefused("the database keeps commits in memory (WRITE_DELAY " + delays
                    + " ms); repwatch only works with 0, which it sets itself");
        }
        StoreMark mark = StoreMark.in(handle);
        before.ifPresent(known -> refuseOlder(known, mark));
        instance = mark.instance();
        synced(mark.epoch(), handle);
    }

    @Override
    public long beforeCommit(Handle handle) {
        return wroteSomething(handle) ? StoreMark.next(handle) : 0;
    }

    private static boolean wroteSomething(Handle handle) {
        return handle.createQuery("SELECT contains_uncommitted FROM information_schema.sessions"
                        + " WHERE session_id = SESSION_ID()")
                .mapTo(Boolean.class)
                .findOne()
                .orElse(true);
    }

    @Override
    public synchronized void afterCommit(long epoch, Handle handle) {
        if (epoch > durable) {
            synced(Math.max(epoch, StoreMark.in(handle).epoch()), handle);
        }
    }

    @Override
    public void closed() {
        try {
            if (durable >= 0) {
                new HighWaterMark(instance, durable, Optional.of(HighWaterMark.digestOf(file))).write(markFile);
            }
        } finally {
            lock.close();
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public boolean restored() {
        return before.isEmpty();
    }

    private void synced(long epoch, Handle handle) {
        handle.execute("CHECKPOINT SYNC");
        new HighWaterMark(instance, epoch, Optional.empty()).write(markFile);
        durable = epoch;
    }

    private void refuseAnotherFile(HighWaterMark mark) {
        if (!Files.exists(file)) {
            throw new StorageRefused("the database " + file + " is missing, but " + markFile.getFileName()
                    + " says it was there. " + WhatToDo.restoreOrStartAnew(file, markFile));
        }
        mark.digest()
                .filter(digest -> !digest.equals(HighWaterMark.digestOf(file)))
                .ifPresent(digest -> {
                    throw new StorageRefused(
                            "the database " + file + " is not as repwatch left it (truncated, damaged or"
                                    + " replaced). " + WhatToDo.restoreOrAccept(file, markFile));
                });
    }

    private void refuseOlder(HighWaterMark known, StoreMark found) {
        if (!known.instance().equals(found.instance()) || found.epoch() < known.epoch()) {
            throw new StorageRefused("the database " + file
                    + " is older than what repwatch last wrote (it ends at change "
                    + found.epoch() + ", change " + known.epoch() + " was on disk): it was truncated or replaced. "
                    + WhatToDo.restoreOrAccept(file, markFile));
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Made before H2 makes it, so that nobody else can read it even for a moment. */
    private void makeFile() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
    }
}

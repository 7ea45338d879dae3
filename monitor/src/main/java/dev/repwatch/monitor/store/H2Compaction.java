package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the H2 file small. With {@code WRITE_DELAY=0} H2 never does so by itself: its housekeeping lives on the thread
 * that this setting stops, and pages that nothing refers to keep their room for ever (decisions 0015, 0025).
 */
final class H2Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(H2Compaction.class);
    private static final String BESIDE = "compacting";
    private static final String COPY = "copy";
    private static final long SMALL = 8 << 20;
    private static final int WORTH_REWRITING = 60;

    /** What any file may have to spare before it is written anew while it is used. */
    private static final long SPARE = 8 << 20;

    /** Less than the 16 MiB of the bound: it is not looked after every commit, and one may be large. */
    private static final long SPARE_OF_KNOWN = 12 << 20;

    private H2Compaction() {}

    /**
     * A file that is used should be written anew at once. It may grow to twice what it was when it was last written anew, so that
     * writing costs as much for each change however much there is, and stays below three times what it holds.
     *
     * @param compacted its size then; 0 when that is not known, and what is in use is an estimate
     */
    static boolean grown(MVStore store, long compacted) {
        long size = store.getFileStore().size();
        return compacted > 0
                ? size > SPARE_OF_KNOWN + 2 * compacted
                : size > SPARE && size > SPARE + inUse(store) * 5 / 4;
    }

    private static long inUse(MVStore store) {
        return store.getFileStore().size()
                * store.getFileStore().getFillRate()
                / 100
                * store.getFileStore().getChunksFillRate()
                / 100;
    }

    /** Less than this share of a file of some size is in use: it should be written anew when it is closed. */
    static boolean wasteful(Handle handle) {
        MVStore store = H2Header.storeOf(handle);
        long size = store.getFileStore().size();
        int used = store.getFileStore().getFillRate() * store.getFileStore().getChunksFillRate() / 100;
        return size > SMALL && used < WORTH_REWRITING;
    }

    /**
     * Writes a closed file anew, without what is not in use. The new one is read through before it takes the place of the
     * old one in one step.
     *
     * @throws StorageRefused when the new file does not hold what the mark says; the old one is untouched
     */
    static void rewrite(H2Files files, HighWaterMark mark) throws IOException {
        Path directory = Files.createTempDirectory(beside(files), BESIDE);
        H2Files copy = new H2Files(directory.resolve(COPY));
        try {
            MVStore.compact(files.data().toString(), copy.data().toString(), true, null);
            Files.setPosixFilePermissions(copy.data(), PosixFilePermissions.fromString("rw-------"));
            new H2Inspection(copy, mark.opened()).refuseAnotherFile();
            try (FileChannel channel = FileChannel.open(copy.data(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(copy.data(), files.data(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            remove(copy.data());
            remove(directory);
        }
    }

    /** What a kill in the middle of {@link #rewrite} left behind. */
    static void removeRemains(H2Files files) {
        try (DirectoryStream<Path> remains = Files.newDirectoryStream(beside(files), BESIDE + "*")) {
            for (Path directory : remains) {
                H2Files copy = new H2Files(directory.resolve(COPY));
                remove(copy.data());
                remove(directory);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("what is left of a database file that was being written anew stays: {}", failure.getMessage());
        }
    }

    private static Path beside(H2Files files) {
        return files.data().resolveSibling(".").normalize();
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

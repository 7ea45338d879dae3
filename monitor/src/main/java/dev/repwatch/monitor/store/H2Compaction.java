package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the H2 file small. With {@code WRITE_DELAY=0} H2 never does so by itself: its housekeeping lives on the thread
 * that this setting stops, and pages that nothing refers to keep their room for ever.
 */
final class H2Compaction {

    private static final long SMALL = 8 << 20;
    private static final int WORTH_REWRITING = 60;

    private H2Compaction() {}

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
        Path directory =
                Files.createTempDirectory(files.data().resolveSibling(".").normalize(), "compacting");
        H2Files copy = new H2Files(directory.resolve("copy"));
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

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

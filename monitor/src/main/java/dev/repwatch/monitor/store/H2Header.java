package dev.repwatch.monitor.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jdbi.v3.core.Handle;

/**
 * The first block of an H2 file, where a start after a kill begins to look for the newest commit.
 *
 * <p>H2 from 2.2.220 to 2.5.252 writes this block with the commit <em>before</em> the one it has just written
 * ({@code RandomAccessStore.writeChunk} runs before {@code FileStore.storeBuffer} sets {@code lastChunk}). From there it
 * follows each commit to where the next was expected; a commit that was put into a hole of another size is not found, and
 * the next start silently is the state before it, although the commit is on disk. So the block is written once more. H2 has
 * no public way to do that.
 */
final class H2Header {

    private static final Method WRITE = method();

    private H2Header() {}

    /** Writes the header, and returns when it is on disk. The commits must be there already. */
    static void pointAtNewestCommit(Handle handle) {
        MVStore store = storeOf(handle);
        store.executeFilestoreOperation(() -> write(store.getFileStore()));
        store.sync();
    }

    static MVStore storeOf(Handle handle) {
        try {
            JdbcConnection connection = handle.getConnection().unwrap(JdbcConnection.class);
            return ((SessionLocal) connection.getSession())
                    .getDatabase()
                    .getStore()
                    .getMvStore();
        } catch (SQLException failure) {
            throw new StorageUnavailable("the database does not answer; repwatch tries again", failure);
        }
    }

    private static void write(FileStore<?> file) {
        try {
            WRITE.invoke(file);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Method method() {
        try {
            Method method = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException otherVersion) {
            throw new IllegalStateException("repwatch does not know this version of H2", otherVersion);
        }
    }
}

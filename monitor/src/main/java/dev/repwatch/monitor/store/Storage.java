package dev.repwatch.monitor.store;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What H2 and PostgreSQL do differently around the same SQL. */
interface Storage {

    DataSource source();

    /**
     * Takes the database for this process alone, where the source does not do that by itself.
     *
     * @return where connections come from as long as it is ours
     * @throws StorageRefused when another process has it
     */
    default DataSource claimed() {
        return source();
    }

    /** Once, after the schema is there. */
    void opened(Handle handle);

    /** Last in every transaction that may write. @return its number, 0 when it wrote nothing */
    long beforeCommit(Handle handle);

    /** After the commit: returns when it is on disk. */
    void afterCommit(long epoch, Handle handle);

    /** Whether the file is so much larger than what it holds that it should be written anew at once. */
    default boolean grown(Handle handle) {
        return false;
    }

    /** Ends the database as a kill would, between two transactions: all that was acknowledged is on disk. */
    default void endAtOnce() {}

    /** Writes what is not open at present anew, so that it is as small as it can be. What fails leaves it as it was. */
    default void renew() {}

    /** Before the last connection is closed. */
    void closing(Handle handle);

    /** After the last connection is closed. */
    void closed();

    /** Writes a copy of everything to the file while work goes on. */
    void backUp(Handle handle, Path file);

    /** Why there is no room to go on writing at this moment, asked of the disk itself; empty when there is, or there is no disk. */
    default Optional<String> diskTrouble() {
        return Optional.empty();
    }

    /** For messages; no secret. */
    String name();

    /** The data was put here by a person (a backup), not left here by repwatch; also true for a new database. */
    boolean restored();
}

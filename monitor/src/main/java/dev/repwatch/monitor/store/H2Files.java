package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The files of an H2 database: the data, the mark and the lock, for the owner's eyes only.
 *
 * @param base the path without suffix
 */
record H2Files(Path base) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    Path data() {
        return beside(".mv.db");
    }

    Path mark() {
        return beside(".mark");
    }

    /** Makes the directory where it is missing, and takes the lock. */
    StoreLock lock() {
        try {
            Path directory = base.resolveSibling(".").normalize();
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return StoreLock.take(beside(".lock"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Made before H2 makes it, so that nobody else can read it even for a moment. */
    void makeData() {
        try {
            if (Files.exists(data(), LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(data(), OWNER_ONLY);
            } else {
                Files.createFile(data(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JdbcDataSource source(String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:retry:" + base + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;" + settings);
        source.setUser("repwatch");
        source.setPassword("");
        return source;
    }

    private Path beside(String suffix) {
        return base.resolveSibling(base.getFileName() + suffix);
    }
}

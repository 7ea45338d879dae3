package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;

/**
 * A copy of an H2 database in use. The copy is a database file itself: it is opened and read through before it gets its
 * name, and to restore it is to put it in the place of the damaged one.
 */
final class H2Backup {

    private H2Backup() {}

    /** @throws StorageRefused when the file exists or cannot be written, or the copy cannot be read */
    static void write(Handle handle, H2Files files, Path target) {
        Path wanted = target.toAbsolutePath().normalize();
        if (Files.exists(wanted)) {
            throw new StorageRefused(wanted + " exists; name a new file");
        }
        Path zip = wanted.resolveSibling(wanted.getFileName() + ".zip.part");
        H2Files copy = new H2Files(wanted.resolveSibling(wanted.getFileName() + ".part"));
        try {
            Files.createFile(zip, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            handle.createUpdate("BACKUP TO :file").bind("file", zip.toString()).execute();
            // a folder for backups may be one that others write to: no link of theirs is followed
            Files.deleteIfExists(copy.data());
            copy.makeData();
            unpack(zip, files.data().getFileName().toString(), copy.data());
            new H2Inspection(copy, new HighWaterMark(StoreMark.in(handle).instance(), 0, Optional.empty()))
                    .refuseAnotherFile();
            force(copy.data());
            Files.move(copy.data(), wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new StorageRefused("cannot write the backup " + wanted + ": " + failure, failure);
        } finally {
            remove(zip);
            remove(copy.data());
        }
    }

    private static void unpack(Path zip, String name, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(name)) {
                    // into the file that is the owner's alone already
                    try (OutputStream out = Files.newOutputStream(
                            target,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            LinkOption.NOFOLLOW_LINKS)) {
                        entries.transferTo(out);
                    }
                    return;
                }
            }
        }
        throw new IOException("the copy made by H2 does not hold " + name);
    }

    private static void force(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
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

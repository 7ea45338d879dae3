package dev.repwatch.monitor.delisting.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file as a whole: a reader sees the old content or the new, never a part, whenever the process dies. What is written
 * first is a new file of a name that nobody can foresee: a link that somebody has planted beside it is not followed.
 */
public final class AtomicFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    /** Whoever could read the file can read the new one, and everybody one that was not there; a link stays one. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        write(target, content, Files.exists(target) ? Files.getPosixFilePermissions(target) : FOR_ALL);
    }

    /** Only the owner can read the new one, whoever could read the old. */
    public static void replaceOwn(Path file, byte[] content) throws IOException {
        write(file, content, OWNER_ONLY);
    }

    private static void write(Path target, byte[] content, Set<PosixFilePermission> readers) throws IOException {
        Path fresh = Files.createTempFile(
                target.toAbsolutePath().getParent(),
                "." + target.getFileName(),
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.setPosixFilePermissions(fresh, readers);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}

package dev.repwatch.monitor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What is known for certain to be in the H2 file, kept beside it and synced to disk after it. H2 opens a truncated file
 * without a word as an older state of itself; comparing with this mark is how that is noticed.
 *
 * @param instance the database it belongs to
 * @param epoch number of the last transaction known to be on disk
 * @param digest SHA-256 of the whole file, known only when it was closed in order
 */
record HighWaterMark(String instance, long epoch, Optional<String> digest) {

    private static final String HEAD = "repwatch-mark-1";

    /** @throws StorageRefused when there is a mark and it cannot be understood */
    static Optional<HighWaterMark> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] words = Files.readString(file).strip().split(" ", -1);
            if (words.length != 4 || !words[0].equals(HEAD)) {
                throw new StorageRefused(file + " is damaged; if the database beside it is the one you want, delete "
                        + file.getFileName() + " and start again");
            }
            return Optional.of(new HighWaterMark(
                    words[1],
                    Long.parseLong(words[2]),
                    Optional.of(words[3]).filter(digest -> !digest.equals("open"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same mark while the file is in use and its bytes change. */
    HighWaterMark opened() {
        return new HighWaterMark(instance, epoch, Optional.empty());
    }

    /** Replaces the mark; it is on disk when this returns. */
    void write(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String line = String.join(" ", HEAD, instance, Long.toString(epoch), digest.orElse("open")) + "\n";
        try {
            // what was left by a kill, or put there by somebody else, is never written into
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String digestOf(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

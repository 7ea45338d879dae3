package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The beginning of a file, by which it is found again under another name or packed. Only the part that was there when it was first
 * seen counts: a file that grows stays the same file.
 *
 * @param length how many bytes
 * @param hash SHA-256 of them, in hexadecimal
 */
public record FileHead(int length, String hash) {

    /** The head of an empty file fits every file. */
    static final FileHead EMPTY = of(new byte[0]);

    private static final int MOST = 256;

    private static FileHead of(byte[] head) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(head);
            return new FileHead(head.length, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static FileHead of(FileChannel file) throws IOException {
        return of(first(file, MOST));
    }

    boolean fits(FileChannel file) throws IOException {
        return equals(of(first(file, length)));
    }

    /** Of the file, unpacked. */
    static FileHead of(Path file) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            return of(in.readNBytes(MOST));
        }
    }

    /** Whether the file, unpacked, begins so. */
    public boolean fits(Path file) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            return equals(of(in.readNBytes(length)));
        }
    }

    private static byte[] first(FileChannel file, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
            // until it is full or the file ends
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}

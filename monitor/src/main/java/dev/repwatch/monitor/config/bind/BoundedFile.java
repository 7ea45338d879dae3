package dev.repwatch.monitor.config.bind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files without trusting them: regular files only, bounded, UTF-8. */
public final class BoundedFile {

    private static final char BOM = '\uFEFF';

    private BoundedFile() {}

    /**
     * @return the text without a byte order mark
     * @throws IOException with a sentence for the admin when it is absent, no regular file, longer than {@code maxBytes} or
     *     not UTF-8. A FIFO or device is never opened: opening one can block for ever
     */
    public static String text(Path file, int maxBytes) throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file + " does not exist");
        }
        if (!Files.exists(file)) {
            // a directory above it does not say so much as whether it is there
            throw new IOException(file + " may not be looked at by this user");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not a regular file");
        }
        byte[] bytes = bytes(file, maxBytes);
        if (bytes.length > maxBytes) {
            throw new IOException(file + " is larger than " + maxBytes + " bytes");
        }
        String text = decode(file, bytes);
        return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes + 1);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new IOException(file + " may not be read by this user", e);
        }
    }

    private static String decode(Path file, byte[] bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, text, true);
        if (result.isError()) {
            throw new IOException(file + " is not UTF-8: bad byte at offset " + input.position());
        }
        return text.flip().toString();
    }
}

package dev.repwatch.checks.maillog.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file as it was before it was packed: gzip (RFC 1952) and Zstandard (RFC 8878) are known by their first bytes. Packed data that
 * stops in the middle, as an open segment of KumoMTA does, ends where it can still be read: the rest is not written yet, or lost.
 */
public final class Unpacked extends FilterInputStream {

    private static final int MARK = 1 << 16;

    private final boolean packed;
    private boolean cutOff;

    private Unpacked(InputStream contents, boolean packed) {
        super(contents);
        this.packed = packed;
    }

    /** @throws IOException also when it is packed in a way that is not read; the sentence says which */
    public static Unpacked open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(bytes(file), MARK);
        try {
            raw.mark(6);
            byte[] head = raw.readNBytes(6);
            raw.reset();
            return unpacked(raw, head, file);
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    /** A pipe cannot be asked for its place, which a stream of the newer kind does. */
    private static InputStream bytes(Path file) throws IOException {
        boolean pipe = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
        return pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    }

    /** Whether it is packed: such a file is read once it is whole, and never followed. */
    public static boolean packed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return gzip(head) || zstd(head);
        }
    }

    private static Unpacked unpacked(InputStream raw, byte[] head, Path file) throws IOException {
        if (gzip(head)) {
            return new Unpacked(new GZIPInputStream(raw, MARK), true);
        }
        if (zstd(head)) {
            return new Unpacked(new ZstdInputStream(raw), true);
        }
        String other = other(head);
        if (!other.isEmpty()) {
            throw new IOException(file + " is packed with " + other
                    + ", which is not read: unpack it first, and let the rotation use gzip or zstd");
        }
        return new Unpacked(raw, false);
    }

    private static boolean gzip(byte[] head) {
        return is(head, 0x1F, 0x8B);
    }

    private static boolean zstd(byte[] head) {
        return is(head, 0x28, 0xB5, 0x2F, 0xFD);
    }

    private static String other(byte[] head) {
        if (is(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return "xz";
        }
        if (is(head, 'B', 'Z', 'h')) {
            return "bzip2";
        }
        return is(head, 0x1F, 0x9D) ? "compress" : "";
    }

    private static boolean is(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int at = 0; at < magic.length; at++) {
            if ((head[at] & 0xFF) != magic[at]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the packed data stopped in the middle. Known at the end. */
    boolean cutOff() {
        return cutOff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (cutOff) {
            return -1;
        }
        try {
            return super.read(into, from, length);
        } catch (IOException | RuntimeException atTheEnd) { // what the decoders throw at a sudden end differs
            if (!packed) {
                throw atTheEnd;
            }
            cutOff = true;
            return -1;
        }
    }

    @Override
    public long skip(long most) throws IOException {
        byte[] passed = new byte[(int) Math.min(MARK, Math.max(0, most))];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

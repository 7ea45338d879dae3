package dev.repwatch.checks.maillog.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file as it was before it was packed: gzip (RFC 1952) and Zstandard (RFC 8878) are known by their first bytes. */
public final class Unpacked {

    private static final int MARK = 1 << 16;

    private Unpacked() {}

    /** The contents; what is cut off in the middle, as an open segment of KumoMTA is, ends where it can still be read. */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), MARK);
        try {
            raw.mark(4);
            byte[] head = raw.readNBytes(4);
            raw.reset();
            return unpacked(raw, head);
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    /** Whether it is packed: such a file is read once it is whole, and never followed. */
    public static boolean packed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return is(head, 0x1F, 0x8B) || is(head, 0x28, 0xB5, 0x2F, 0xFD);
        }
    }

    private static InputStream unpacked(InputStream raw, byte[] head) throws IOException {
        if (is(head, 0x1F, 0x8B)) {
            return new Patient(new GZIPInputStream(raw, MARK));
        }
        return is(head, 0x28, 0xB5, 0x2F, 0xFD) ? new Patient(new ZstdInputStream(raw)) : raw;
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
}

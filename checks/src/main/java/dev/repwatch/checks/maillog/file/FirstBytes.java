package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** The first bytes of a file, unpacked, as they were at one moment. */
final class FirstBytes {

    private final byte[] bytes;

    FirstBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static FirstBytes of(FileChannel file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(FileHead.LONGEST);
        while (first.hasRemaining() && file.read(first, first.position()) > 0) {
            // until it is full or the file ends
        }
        return new FirstBytes(Arrays.copyOf(first.array(), first.position()));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Whether a generation is known by it. */
    boolean tells() {
        return head(FileHead.LONGEST).tells();
    }

    boolean fits(FileHead head) {
        return bytes.length >= head.length()
                ? FileHead.hash(bytes, head.length()).equals(head.hash())
                : !head.line().isEmpty() && head(FileHead.LONGEST).line().equals(head.line());
    }

    FileHead head(long most) {
        return FileHead.of(bytes, (int) Math.min(most, bytes.length));
    }

    /** Whether bytes read from that place on are the same where both are known. */
    boolean agrees(byte[] block, int length, long offset) {
        int end = (int) Math.min(bytes.length, offset + length);
        return offset >= end || Arrays.equals(bytes, (int) offset, end, block, 0, end - (int) offset);
    }
}

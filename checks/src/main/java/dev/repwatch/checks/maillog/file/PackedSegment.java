package dev.repwatch.checks.maillog.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that its writer packed, such as a segment of KumoMTA: read block by block, however large it is. Not for several threads. */
public final class PackedSegment implements Closeable {

    private final PackedLog log;

    private PackedSegment(PackedLog log) {
        this.log = log;
    }

    /**
     * @param from how many of its bytes, unpacked, an earlier run took
     * @throws IOException when it cannot be read
     */
    public static PackedSegment open(Path file, LogLines lines, long from) throws IOException {
        Unpacked in = Unpacked.open(file);
        try {
            Generation generation = new Generation(0, new FileHead(0, "", ""), from, false);
            return new PackedSegment(PackedLog.of(in, new byte[0], generation, lines));
        } catch (IOException broken) {
            in.close();
            throw broken;
        }
    }

    /**
     * Hands on the lines of the next block.
     *
     * @return false when it is read to its end
     */
    public boolean step() throws IOException {
        if (log.step() == Carrier.Step.READ) {
            return true;
        }
        log.lastLine();
        return false;
    }

    /** How many bytes, unpacked, were read. */
    public long offset() {
        return log.generation().offset();
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}

package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.line.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Cuts a stream into lines, and leaves out early those that hold none of the marks: of a busy Postfix log that is six lines in
 * seven, and they are never made text of. Memory stays the same however long the file or a line is.
 */
public final class LineScanner {

    /** Longer lines are cut; servers cut theirs far earlier. */
    public static final int LONGEST = 1 << 16;

    private static final int BLOCK = 1 << 20;

    private final LineCutter cutter;
    private final LineSink sink;
    private final byte[] block = new byte[BLOCK];

    /** @param marks a line that holds none of these is left out; empty: none is */
    public LineScanner(List<String> marks, LineSink sink) {
        this(new LineCutter(marks), sink);
    }

    LineScanner(LineCutter cutter, LineSink sink) {
        this.cutter = cutter;
        this.sink = sink;
    }

    /**
     * Reads to the end; a last line without an end counts too.
     *
     * @return how many bytes there were
     */
    public long readAll(InputStream in) throws IOException {
        int filled = 0;
        long bytes = 0;
        boolean skipping = false;
        for (int read = in.read(block); read >= 0; read = in.read(block, filled, block.length - filled)) {
            filled += read;
            bytes += read;
            int from = skipping ? behindNewline(filled) : 0;
            skipping &= from == filled;
            filled = shifted(from, filled);
            boolean full = filled == block.length;
            int taken = cutter.lines(block, filled, full, sink);
            skipping |= full && taken == filled && block[filled - 1] != '\n';
            filled = shifted(taken, filled);
        }
        if (!skipping) {
            cutter.last(block, filled, sink);
        }
        return bytes;
    }

    /** How many lines were handed on without their ends. */
    public long tooLong() {
        return cutter.tooLong();
    }

    /** The rest of a line that was too long is passed over. */
    private int behindNewline(int filled) {
        int at = 0;
        while (at < filled && block[at] != '\n') {
            at++;
        }
        return Math.min(filled, at + 1);
    }

    private int shifted(int from, int filled) {
        System.arraycopy(block, from, block, 0, filled - from);
        return filled - from;
    }
}

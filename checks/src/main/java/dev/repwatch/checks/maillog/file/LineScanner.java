package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a stream into lines, and leaves out early those that hold none of the marks: of a busy Postfix log that is six lines in
 * seven, and they are never made text of. Memory stays the same however long the file or a line is.
 */
public final class LineScanner {

    /** Longer lines are cut; servers cut theirs far earlier. */
    public static final int LONGEST = 1 << 16;

    private static final int BLOCK = 1 << 20;

    private final ByteMarks marks;
    private final Consumer<String> sink;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private boolean skipping;

    /** @param marks a line that holds none of these is left out; empty: none is */
    public LineScanner(List<String> marks, Consumer<String> sink) {
        this.marks = new ByteMarks(marks);
        this.sink = sink;
    }

    /** Reads to the end; a last line without an end counts too. */
    public void readAll(InputStream in) throws IOException {
        for (int read = fill(in); read >= 0; read = fill(in)) {
            filled += read;
            takeLines();
        }
        if (filled > 0 && !skipping && marks.within(block, 0, filled)) {
            take(0, filled);
        }
        filled = 0;
    }

    private int fill(InputStream in) throws IOException {
        return in.read(block, filled, block.length - filled);
    }

    private void takeLines() {
        int end = lastNewline();
        if (end < 0) {
            cutWhenFull();
            return;
        }
        int from = 0;
        if (skipping) {
            from = next(0, end) + 1;
            skipping = false;
        }
        lines(from, end);
        filled -= end + 1;
        System.arraycopy(block, end + 1, block, 0, filled);
    }

    private void cutWhenFull() {
        if (filled == block.length) {
            if (!skipping) {
                take(0, LONGEST);
            }
            skipping = true;
            filled = 0;
        }
    }

    private int lastNewline() {
        int at = filled - 1;
        while (at >= 0 && block[at] != '\n') {
            at--;
        }
        return at;
    }

    private int next(int from, int end) {
        int at = from;
        while (at < end && block[at] != '\n') {
            at++;
        }
        return at;
    }

    /** All lines between two places; the second is a line's end. */
    private void lines(int from, int end) {
        if (!marks.single()) {
            for (int start = from; start <= end; ) {
                int stop = next(start, end);
                if (marks.within(block, start, stop)) {
                    take(start, stop);
                }
                start = stop + 1;
            }
            return;
        }
        for (int hit = marks.next(block, from, end); hit >= 0; ) {
            int start = hit;
            while (start > from && block[start - 1] != '\n') {
                start--;
            }
            int stop = next(hit, end);
            take(start, stop);
            hit = marks.next(block, stop + 1, end);
        }
    }

    private void take(int from, int to) {
        int end = to > from && block[to - 1] == '\r' ? to - 1 : to;
        if (end > from) {
            sink.accept(new String(block, from, Math.min(end - from, LONGEST), StandardCharsets.UTF_8));
        }
    }
}

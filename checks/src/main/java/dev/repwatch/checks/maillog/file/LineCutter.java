package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.line.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Cuts blocks of bytes into whole lines; what has no end yet is left for the next time. Lines without a mark are left out. */
final class LineCutter {

    private final ByteMarks marks;
    private long tooLong;

    LineCutter(List<String> marks) {
        this.marks = new ByteMarks(marks);
    }

    /**
     * Hands on the whole lines of a block.
     *
     * @param full no more fits: a line longer than the block is handed on cut
     * @return how many bytes they were
     */
    int lines(byte[] block, int length, boolean full, LineSink sink) {
        int end = length - 1;
        while (end >= 0 && block[end] != '\n') {
            end--;
        }
        if (end < 0) {
            if (full) {
                take(block, 0, length, sink);
            }
            return full ? length : 0;
        }
        if (marks.single()) {
            marked(block, end, sink);
        } else {
            each(block, end, sink);
        }
        return end + 1;
    }

    /** How many lines were handed on without their ends, because they were longer than {@link LineScanner#LONGEST}. */
    long tooLong() {
        return tooLong;
    }

    /** What is left at the end of a file that is written no more. */
    void last(byte[] block, int length, LineSink sink) {
        if (length > 0 && marks.within(block, 0, length)) {
            take(block, 0, length, sink);
        }
    }

    /** Everything in a stream. */
    long all(InputStream in, LineSink sink) throws IOException {
        return new LineScanner(this, sink).readAll(in);
    }

    private void each(byte[] block, int end, LineSink sink) {
        for (int start = 0; start <= end; ) {
            int stop = next(block, start, end);
            if (marks.within(block, start, stop)) {
                take(block, start, stop, sink);
            }
            start = stop + 1;
        }
    }

    /** From mark to mark: lines without one are never looked at. */
    private void marked(byte[] block, int end, LineSink sink) {
        for (int hit = marks.next(block, 0, end); hit >= 0; ) {
            int start = hit;
            while (start > 0 && block[start - 1] != '\n') {
                start--;
            }
            int stop = next(block, hit, end);
            take(block, start, stop, sink);
            hit = marks.next(block, stop + 1, end);
        }
    }

    private static int next(byte[] block, int from, int end) {
        int at = from;
        while (at < end && block[at] != '\n') {
            at++;
        }
        return at;
    }

    private void take(byte[] block, int from, int to, LineSink sink) {
        int end = to > from && block[to - 1] == '\r' ? to - 1 : to;
        tooLong += end - from > LineScanner.LONGEST ? 1 : 0;
        if (end > from) {
            sink.take(block, from, Math.min(end, from + LineScanner.LONGEST));
        }
    }
}

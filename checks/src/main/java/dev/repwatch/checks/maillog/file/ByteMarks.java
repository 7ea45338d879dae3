package dev.repwatch.checks.maillog.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Looks for short literals in bytes (Horspool, "Practical fast searching in strings", 1980). */
final class ByteMarks {

    private final byte[][] marks;
    private final int[][] skips;

    ByteMarks(List<String> texts) {
        marks = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        skips = Arrays.stream(marks).map(ByteMarks::skips).toArray(int[][]::new);
    }

    private static int[] skips(byte[] mark) {
        int[] skip = new int[256];
        Arrays.fill(skip, mark.length);
        for (int at = 0; at < mark.length - 1; at++) {
            skip[mark[at] & 0xFF] = mark.length - 1 - at;
        }
        return skip;
    }

    /** Whether there is exactly one, so that {@link #next} may be asked. */
    boolean single() {
        return marks.length == 1;
    }

    /** Whether one of them stands between the places; without marks, always. */
    boolean within(byte[] bytes, int from, int to) {
        for (int mark = 0; mark < marks.length; mark++) {
            if (next(mark, bytes, from, to) >= 0) {
                return true;
            }
        }
        return marks.length == 0;
    }

    /** Where the mark stands first; -1 when it does not. */
    int next(byte[] bytes, int from, int to) {
        return next(0, bytes, from, to);
    }

    private int next(int which, byte[] bytes, int from, int to) {
        byte[] mark = marks[which];
        int[] skip = skips[which];
        int last = mark.length - 1;
        for (int at = from + last; at < to; at += skip[bytes[at] & 0xFF]) {
            if (bytes[at] == mark[last] && Arrays.equals(bytes, at - last, at, mark, 0, last)) {
                return at - last;
            }
        }
        return -1;
    }
}

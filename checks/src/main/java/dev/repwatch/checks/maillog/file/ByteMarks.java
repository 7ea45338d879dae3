package dev.repwatch.checks.maillog.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Looks for short literals in bytes (Horspool, "Practical fast searching in strings", 1980). */
final class ByteMarks {

    private static final int PAIRS = 1 << 12;

    private final byte[][] marks;
    private final byte[][] skips;

    ByteMarks(List<String> texts) {
        marks = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        skips = Arrays.stream(marks).map(ByteMarks::skips).toArray(byte[][]::new);
    }

    /** How far two bytes at the end of the window may move on: pairs come in a mark far more seldom than its letters do. */
    private static byte[] skips(byte[] mark) {
        byte[] skip = new byte[PAIRS];
        Arrays.fill(skip, (byte) Math.min(Byte.MAX_VALUE, Math.max(1, mark.length - 1)));
        for (int at = 1; at < mark.length - 1; at++) {
            int pair = pair(mark[at - 1], mark[at]);
            skip[pair] = (byte) Math.min(skip[pair], mark.length - 1 - at);
        }
        return skip;
    }

    private static int pair(byte first, byte second) {
        return ((first << 5) ^ second) & (PAIRS - 1);
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
        byte[] skip = skips[which];
        int last = mark.length - 1;
        byte ending = mark[last];
        for (int at = from + last; at < to; ) {
            byte here = bytes[at];
            if (here == ending && Arrays.equals(bytes, at - last, at, mark, 0, last)) {
                return at - last;
            }
            at += last == 0 ? 1 : skip[pair(bytes[at - 1], here)];
        }
        return -1;
    }
}

package dev.repwatch.checks.maillog.line;

import java.time.Instant;
import java.util.Arrays;

/**
 * The stamp in front of most lines, {@code Nov 29 21:31:04} or {@code 2026-11-29T21:31:04.007919+09:00}: of the same minute as the one
 * before, so that only the seconds have to be looked at. The first of each minute is left to {@link LineHeader}, and so is one without a
 * zone that lies before the last: it may be of the hour that clocks repeat.
 */
final class RepeatedStamp {

    private static final int RFC3164 = 13;
    private static final int ISO = 17;
    private static final int SECONDS = 2;
    private static final int NANOS = 9;
    private static final int LONGEST_ZONE = 6;

    private final Stamps stamps;
    private byte[] minute = new byte[0];
    private byte[] zone = new byte[0];
    private long begin;
    private int lastSecond;
    private int lastNanos;
    private Instant last = Instant.EPOCH;

    RepeatedStamp(Stamps stamps) {
        this.stamps = stamps;
    }

    /** Where the line goes on when it begins with a stamp of that minute, which is then {@link #time}; else -1. */
    int behind(byte[] block, int from, int to) {
        int length = minute.length;
        if (length == 0
                || to - from < length + SECONDS + 8
                || !Arrays.equals(minute, 0, length, block, from, from + length)) {
            return -1;
        }
        int second = second(block, from + length);
        int fraction = from + length + SECONDS;
        int end = length == ISO ? digits(block, fraction, to) : fraction;
        boolean zoned = to - end > zone.length && Arrays.equals(zone, 0, zone.length, block, end, end + zone.length);
        int text = end + zone.length + 1;
        boolean back = length == RFC3164 && second < lastSecond;
        if (second < 0 || !zoned || back || block[text - 1] != ' ' || (length == ISO && another(block, text, to))) {
            return -1;
        }
        int nanos = nanos(block, fraction, end);
        if (second != lastSecond || nanos != lastNanos) {
            last = Instant.ofEpochSecond(begin + second, nanos);
            lastSecond = second;
            lastNanos = nanos;
        }
        stamps.whole(last);
        return text;
    }

    Instant time() {
        return last;
    }

    /** Takes note of a line that was read in the long way. */
    void learn(byte[] block, int from, int to, Instant time) {
        int length = form(block, from, to);
        int second = length > 0 ? second(block, from + length) : -1;
        if (second < 0) {
            return;
        }
        int end = length == ISO ? digits(block, from + length + SECONDS, to) : from + length + SECONDS;
        int blank = end;
        while (blank < to && blank - end <= LONGEST_ZONE && block[blank] != ' ') {
            blank++;
        }
        boolean zoned = blank < to && block[blank] == ' ' && (blank > end) == (length == ISO);
        int nanos = nanos(block, from + length + SECONDS, end);
        boolean own = time.equals(Instant.ofEpochSecond(time.getEpochSecond(), nanos))
                && (time.getEpochSecond() - second) % 60 == 0;
        if (zoned && own && !(length == ISO && another(block, blank + 1, to))) {
            minute = Arrays.copyOfRange(block, from, from + length);
            zone = Arrays.copyOfRange(block, end, blank);
            begin = time.getEpochSecond() - second;
            lastSecond = second;
            lastNanos = nanos;
            last = time;
        }
    }

    /** How long it is up to the seconds; 0 when it is neither form. */
    private static int form(byte[] block, int from, int to) {
        if (to - from < ISO + SECONDS + 8) {
            return 0;
        }
        if (block[from] >= 'A' && block[from] <= 'Z' && block[from + 9] == ':' && block[from + 12] == ':') {
            return block[from + 6] == ' ' ? RFC3164 : 0;
        }
        boolean iso = block[from + 4] == '-' && block[from + 10] == 'T' && block[from + 16] == ':';
        return iso && digit(block[from]) ? ISO : 0;
    }

    /** Behind the stamp of a container may stand the one of the program: {@code 2026-…, 21:31:04 …} or {@code Nov 29 …}. */
    private static boolean another(byte[] block, int at, int to) {
        return to - at < 7 || digit(block[at]) || (block[at + 3] == ' ' && block[at + 6] == ' ');
    }

    /** Where a fraction of at most nine digits ends; the place itself when there is none. */
    private static int digits(byte[] block, int from, int to) {
        if (from >= to || block[from] != '.') {
            return from;
        }
        int at = from + 1;
        while (at < to && at - from <= NANOS && digit(block[at])) {
            at++;
        }
        return at;
    }

    private static int nanos(byte[] block, int from, int to) {
        int value = 0;
        for (int at = from + 1; at < to; at++) {
            value = value * 10 + (block[at] - '0');
        }
        for (int missing = NANOS - Math.max(0, to - from - 1); missing > 0; missing--) {
            value *= 10;
        }
        return value;
    }

    /** -1 when there is none, and in a leap second. */
    private static int second(byte[] block, int at) {
        int tens = block[at] - '0';
        int ones = block[at + 1] - '0';
        return tens < 0 || tens > 5 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }
}

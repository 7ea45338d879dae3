package dev.repwatch.checks.maillog.line;

import java.time.Instant;
import java.util.Arrays;

/**
 * The stamp of RFC 3164 in front of most lines, {@code Nov 29 21:31:04}: of the same minute as the one before, so that only the seconds
 * have to be looked at. The first of each minute is left to {@link LineHeader}, and so is one that lies before the last: it may be of
 * the hour that clocks repeat.
 */
final class RepeatedStamp {

    static final int LENGTH = 15;

    private static final int TO_MINUTE = 13;

    private final Stamps stamps;
    private final byte[] minute = new byte[TO_MINUTE];
    private Instant begin = Instant.EPOCH;
    private Instant last = Instant.EPOCH;
    private int lastSecond;

    RepeatedStamp(Stamps stamps) {
        this.stamps = stamps;
    }

    /** Whether the line begins with a stamp of that minute; if so, {@link #time} is its. */
    boolean begins(byte[] block, int from, int to) {
        if (to - from <= LENGTH
                || block[from + LENGTH] != ' '
                || !Arrays.equals(minute, 0, TO_MINUTE, block, from, from + TO_MINUTE)) {
            return false;
        }
        int second = second(block, from);
        if (second < lastSecond) {
            return false;
        }
        if (second > lastSecond) {
            last = begin.plusSeconds(second);
            lastSecond = second;
        }
        stamps.whole(last);
        return true;
    }

    Instant time() {
        return last;
    }

    /** Takes note of a line that was read in the long way. */
    void learn(byte[] block, int from, int to, Instant time) {
        boolean plain = to - from > LENGTH
                && block[from] >= 'A'
                && block[from] <= 'Z'
                && block[from + 6] == ' '
                && block[from + 9] == ':'
                && block[from + 12] == ':'
                && block[from + LENGTH] == ' ';
        int second = plain ? second(block, from) : -1;
        if (second >= 0) {
            System.arraycopy(block, from, minute, 0, TO_MINUTE);
            begin = time.minusSeconds(second);
            last = time;
            lastSecond = second;
        }
    }

    /** -1 when there is none, and in a leap second. */
    private static int second(byte[] block, int from) {
        int tens = block[from + 13] - '0';
        int ones = block[from + 14] - '0';
        return tens < 0 || tens > 5 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}

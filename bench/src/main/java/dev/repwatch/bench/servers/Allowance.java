package dev.repwatch.bench.servers;

import java.util.Arrays;

/** How many questions each list has taken in the last second: a bucket a list that holds one second's worth. */
final class Allowance {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final double[] level;
    private final long[] filled;

    Allowance(int lists, int perSecond, long now) {
        this.perSecond = perSecond;
        this.level = new double[lists];
        this.filled = new long[lists];
        Arrays.fill(level, perSecond);
        Arrays.fill(filled, now);
    }

    /** Counts a question; false when it is one too many. */
    boolean take(int list, long now) {
        if (perSecond == 0) {
            return true;
        }
        level[list] = Math.min(perSecond, level[list] + (now - filled[list]) * perSecond / NANOS);
        filled[list] = now;
        if (level[list] < 1) {
            return false;
        }
        level[list]--;
        return true;
    }
}

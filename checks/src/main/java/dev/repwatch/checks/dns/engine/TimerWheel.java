package dev.repwatch.checks.dns.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Deadlines of slots, to 10 ms, in constant time each. */
final class TimerWheel {

    private static final long TICK = 10_000_000;
    private static final int SPOKES = 1024;
    private static final int NONE = -1;

    private final long origin;
    private final int[] first = new int[SPOKES];
    private final int[] next;
    private final int[] previous;
    private final long[] due;
    private final int[] expired;
    private long turned;
    private int size;

    TimerWheel(int slots, long now) {
        origin = now;
        next = new int[slots];
        previous = new int[slots];
        due = new long[slots];
        expired = new int[slots];
        Arrays.fill(first, NONE);
        Arrays.fill(due, NONE);
    }

    /** A slot has one deadline at most. */
    void add(int slot, long deadline) {
        long tick = Math.max(turned + 1, (deadline - origin) / TICK + 1);
        int spoke = (int) tick & (SPOKES - 1);
        due[slot] = tick;
        previous[slot] = NONE;
        next[slot] = first[spoke];
        if (first[spoke] != NONE) {
            previous[first[spoke]] = slot;
        }
        first[spoke] = slot;
        size++;
    }

    void remove(int slot) {
        if (due[slot] == NONE) {
            return;
        }
        if (previous[slot] == NONE) {
            first[(int) due[slot] & (SPOKES - 1)] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] != NONE) {
            previous[next[slot]] = previous[slot];
        }
        due[slot] = NONE;
        size--;
    }

    /** Hands over the slots whose time has come; they may be added again at once. */
    void advance(long now, IntConsumer over) {
        long tick = (now - origin) / TICK;
        if (tick <= turned) {
            return;
        }
        int count = 0;
        for (long spoke = Math.max(turned + 1, tick - SPOKES + 1); spoke <= tick; spoke++) {
            for (int slot = first[(int) spoke & (SPOKES - 1)]; slot != NONE; slot = next[slot]) {
                if (due[slot] <= tick) {
                    expired[count++] = slot;
                }
            }
        }
        turned = tick;
        for (int index = 0; index < count; index++) {
            int slot = expired[index];
            // one that is over may have ended others, or put them off
            if (due[slot] != NONE && due[slot] <= tick) {
                remove(slot);
                over.accept(slot);
            }
        }
    }

    /** Nanoseconds until a deadline may be over; {@link Long#MAX_VALUE} when there is none. */
    long rest(long now) {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        for (int ahead = 1; ahead <= SPOKES; ahead++) {
            if (first[(int) (turned + ahead) & (SPOKES - 1)] != NONE) {
                return Math.max(1, origin + (turned + ahead) * TICK - now);
            }
        }
        return TICK;
    }
}

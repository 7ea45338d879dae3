package dev.repwatch.checks.dns.engine;

import java.util.concurrent.atomic.AtomicLong;

/** A bounded queue of small numbers from one thread to one other. */
final class SpscQueue {

    static final int NONE = -1;

    private final int[] cells;
    private final int mask;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();

    /** @param room at least so many numbers fit */
    SpscQueue(int room) {
        int size = Integer.highestOneBit(Math.max(2, room) * 2 - 1);
        cells = new int[size];
        mask = size - 1;
    }

    /** The caller knows that there is room: the numbers are slots, and no slot is in two places. */
    void add(int number) {
        long at = written.getPlain();
        cells[(int) at & mask] = number;
        written.setRelease(at + 1);
    }

    /** The oldest number, or {@link #NONE}. */
    int poll() {
        long at = read.getPlain();
        if (at == written.getAcquire()) {
            return NONE;
        }
        int number = cells[(int) at & mask];
        read.setRelease(at + 1);
        return number;
    }

    boolean isEmpty() {
        return read.getAcquire() == written.getAcquire();
    }
}

package dev.repwatch.checks.dns.engine;

import java.util.random.RandomGenerator;

/** Randomness in small portions: a strong generator is slow when asked for a few bits at a time. */
final class RandomBits {

    private static final int POOL = 8192;

    private final RandomGenerator random;
    private final byte[] pool = new byte[POOL];
    private int at = POOL;

    RandomBits(RandomGenerator random) {
        this.random = random;
    }

    /** 0 to 255. */
    int octet() {
        if (at == POOL) {
            random.nextBytes(pool);
            at = 0;
        }
        return pool[at++] & 0xFF;
    }

    /** 0 to 65,535. */
    int id() {
        return (octet() << 8) | octet();
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        long third = ((long) octet() << 16) | ((long) octet() << 8) | octet();
        return (int) ((third * bound) >>> 24);
    }
}

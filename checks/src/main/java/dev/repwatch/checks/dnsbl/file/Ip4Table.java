package dev.repwatch.checks.dnsbl.file;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * IPv4 prefixes with their values, one sorted array for each length. The longest prefix that covers an address speaks for it; several
 * values of the same prefix all speak, unless one of them excludes.
 */
public final class Ip4Table {

    private static final class Level {
        private long[] entries = new long[16];
        private int size;
        private int[] prefixes = {};
        private int[] values = {};

        void add(int prefix, int value) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size * 2);
            }
            entries[size++] = ordered(prefix) << 32 | Integer.toUnsignedLong(value + 1);
        }

        void seal() {
            Arrays.sort(entries, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || entries[kept - 1] != entries[i]) {
                    entries[kept++] = entries[i];
                }
            }
            prefixes = new int[kept];
            values = new int[kept];
            for (int i = 0; i < kept; i++) {
                prefixes[i] = (int) (entries[i] >> 32);
                values[i] = (int) entries[i] - 1;
            }
            size = kept;
            entries = new long[0];
        }

        /** The place of the first entry of the prefix, or -1. */
        int find(int prefix) {
            int wanted = (int) ordered(prefix);
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (prefixes[middle] < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < size && prefixes[low] == wanted ? low : -1;
        }

        /** So that the signed order of int is the order of addresses. */
        private static long ordered(int prefix) {
            return prefix ^ Integer.MIN_VALUE;
        }
    }

    private final Level[] levels = new Level[33];
    private long entries;
    private long covered;
    private int widest = 33;

    /** Adds a prefix of that length; bits beyond it must be 0. */
    public void add(int prefix, int length, int value) {
        Level level = levels[length];
        if (level == null) {
            level = new Level();
            levels[length] = level;
        }
        level.add(prefix, value);
        entries++;
        if (value != Values.EXCLUDED) {
            covered += 1L << (32 - length);
            widest = Math.min(widest, length);
        }
    }

    /** Adds the addresses from the first to the last, as the fewest prefixes. */
    public void addRange(int first, int last, int value) {
        long from = Integer.toUnsignedLong(first);
        long end = Integer.toUnsignedLong(last);
        while (from <= end) {
            int free = from == 0 ? 32 : Math.min(32, Long.numberOfTrailingZeros(from));
            while (free > 0 && from + (1L << free) - 1 > end) {
                free--;
            }
            add((int) from, 32 - free, value);
            from += 1L << free;
        }
    }

    /** To be called once, after the last entry. */
    public void seal() {
        for (Level level : levels) {
            if (level != null) {
                level.seal();
            }
        }
    }

    /** Gives the numbers of the values that speak for the address; none when it is not listed. */
    public void find(int address, IntConsumer value) {
        for (int length = 32; length >= 0; length--) {
            Level level = levels[length];
            if (level != null) {
                int prefix = length == 0 ? 0 : address & (-1 << (32 - length));
                int at = level.find(prefix);
                if (at >= 0) {
                    tell(level, at, value);
                    return;
                }
            }
        }
    }

    /** Whether any prefix covers the address, be it to exclude it. */
    public boolean covers(int address) {
        for (int length = 32; length >= 0; length--) {
            Level level = levels[length];
            if (level != null && level.find(length == 0 ? 0 : address & (-1 << (32 - length))) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void tell(Level level, int first, IntConsumer value) {
        // an exclusion sorts first
        if (level.values[first] == Values.EXCLUDED) {
            return;
        }
        for (int at = first; at < level.size && level.prefixes[at] == level.prefixes[first]; at++) {
            value.accept(level.values[at]);
        }
    }

    public long entries() {
        return entries;
    }

    public long covered() {
        return covered;
    }

    public int widest() {
        return widest;
    }
}

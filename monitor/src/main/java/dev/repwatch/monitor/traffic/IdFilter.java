package dev.repwatch.monitor.traffic;

import java.util.BitSet;

/**
 * Which ids may be in a table, in four megabytes however many there are (Bloom, "Space/time trade-offs in hash coding", 1970): so
 * that not every accepted mail has to ask the database. It never says no of one that is there. Not for several threads.
 */
final class IdFilter {

    private static final int BITS = 1 << 25;
    private static final int PART = 7;
    private static final int PARTS = 4;

    /** Takes its room with the first id: most houses have none. */
    private final BitSet bits = new BitSet();

    /** @param id as {@link AddressId} makes it */
    void add(String id) {
        for (int part = 0; part < PARTS; part++) {
            bits.set(place(id, part));
        }
    }

    boolean mayHold(String id) {
        for (int part = 0; part < PARTS; part++) {
            if (!bits.get(place(id, part))) {
                return false;
            }
        }
        return true;
    }

    private static int place(String id, int part) {
        return Integer.parseUnsignedInt(id, part * PART, (part + 1) * PART, 16) & (BITS - 1);
    }
}

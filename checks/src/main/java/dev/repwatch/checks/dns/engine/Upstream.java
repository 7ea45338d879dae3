package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.Resolvers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One resolver: its sockets, the ids in use there, how long it takes and whether it answers at all. */
final class Upstream {

    private static final int DOORS = 8;
    private static final int IDS = 1 << 16;
    private static final int NONE = -1;
    /** Neighbours leave and arrive by one socket, which saves calls; still no one knows which socket it is. */
    private static final int BURST = 16;

    final int index;
    final InetSocketAddress address;
    final String text;
    final Rto rto;
    final Health health = new Health();
    final EdnsSupport edns = new EdnsSupport();
    final CaseEcho letterCase = new CaseEcho();
    /** It ends TCP connections early: each question gets its own. Also set by those who ask over TCP. */
    volatile boolean closesTcp;

    private final Doors openings;
    private final Dice dice;
    private final Counts counts;
    private final @Nullable Door[] doors = new Door[DOORS];
    private final int[] slots = new int[IDS];
    private int current;
    private int burst;

    Upstream(int index, InetSocketAddress address, long ceiling, Doors openings, Dice dice, Counts counts) {
        this.index = index;
        this.address = address;
        this.text = Resolvers.text(address);
        this.rto = new Rto(ceiling);
        this.openings = openings;
        this.dice = dice;
        this.counts = counts;
        Arrays.fill(slots, NONE);
    }

    /** The socket for the next question. */
    Door door(long now) throws IOException {
        if (burst-- <= 0) {
            burst = BURST;
            current = dice.below(DOORS);
        }
        Door door = doors[current];
        if (door == null || door.worn(now)) {
            Door fresh = openings.open(this, now);
            Counts.up(counts.sockets);
            if (door != null) {
                door.retire();
            }
            doors[current] = fresh;
            return fresh;
        }
        return door;
    }

    /** An id that no other question to this resolver carries; the slot has it from now on. */
    int take(int slot) {
        int id = dice.id();
        while (slots[id] != NONE) {
            id = dice.id();
        }
        slots[id] = slot;
        return id;
    }

    void free(int id) {
        slots[id] = NONE;
    }

    /** The slot whose question carries the id, or a negative number. */
    int slot(int id) {
        return slots[id];
    }

    /** A socket that has failed may be bound to an address that is gone: the next question opens another. */
    void discard(Door broken) {
        for (int at = 0; at < DOORS; at++) {
            if (doors[at] == broken) {
                doors[at] = null;
            }
        }
    }
}

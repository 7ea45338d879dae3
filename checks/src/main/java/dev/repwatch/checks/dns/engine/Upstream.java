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
    final ResolverHealth resolverHealth = new ResolverHealth();
    final EdnsSupport edns = new EdnsSupport();
    final CaseEcho letterCase = new CaseEcho();
    /** It ends TCP connections early: each question gets its own. Also set by those who ask over TCP. */
    volatile boolean closesTcp;

    private final UdpSockets openings;
    private final RandomBits randomBits;
    private final LoopCounters loopCounters;
    private final @Nullable UdpSocket[] doors = new UdpSocket[DOORS];
    private final int[] slots = new int[IDS];
    private int current;
    private int burst;

    Upstream(
            int index,
            InetSocketAddress address,
            long ceiling,
            UdpSockets openings,
            RandomBits randomBits,
            LoopCounters loopCounters) {
        this.index = index;
        this.address = address;
        this.text = Resolvers.text(address);
        this.rto = new Rto(ceiling);
        this.openings = openings;
        this.randomBits = randomBits;
        this.loopCounters = loopCounters;
        Arrays.fill(slots, NONE);
    }

    /** The socket for the next question. */
    UdpSocket socket(long now) throws IOException {
        if (burst-- <= 0) {
            burst = BURST;
            current = randomBits.below(DOORS);
        }
        UdpSocket udpSocket = doors[current];
        if (udpSocket == null || udpSocket.worn(now)) {
            UdpSocket fresh = openings.open(this, now);
            LoopCounters.up(loopCounters.sockets);
            if (udpSocket != null) {
                udpSocket.retire();
            }
            doors[current] = fresh;
            return fresh;
        }
        return udpSocket;
    }

    /** An id that no other question to this resolver carries; the slot has it from now on. */
    int take(int slot) {
        int id = randomBits.id();
        while (slots[id] != NONE) {
            id = randomBits.id();
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
    void discard(UdpSocket broken) {
        for (int at = 0; at < DOORS; at++) {
            if (doors[at] == broken) {
                doors[at] = null;
            }
        }
    }
}

package dev.repwatch.checks.dns.engine;

import dev.repwatch.checks.dns.DnsAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The questions under way, one number each. A slot belongs to its asker until it is submitted, then to the event loop, and when
 * the answer is there to its taker; the rings between them order the access.
 */
final class Slots {

    final int size;
    final QueryPackets queryPackets;

    final long[] token;
    final EngineStream[] owner;
    final QueryRoute[] route;

    /** How many attempts have failed. */
    final byte[] failures;

    final byte[] upstream;
    final int[] id;
    /** Where the reply must arrive; null when no packet is on the way. */
    final @Nullable UdpSocket[] socket;
    /** A packet came that carried the id, and was no reply. */
    final boolean[] suspect;

    /** A reply had other letter cases than the question, and TCP is asked. */
    final boolean[] otherCase;

    final boolean[] busy;
    final long[] firstSent;
    final long[] sent;
    /** Since when the next packet finds no room to leave; 0 when it does. */
    final long[] heldSince;

    final long[] patience;

    /** The answer when it is not a plain one; while TCP is asked, what UDP said. */
    final @Nullable DnsAnswer[] answer;

    final long[] took;
    final byte[] addressCount;
    final int[] addresses;
    /** As it was meant by the zone, which may be nothing or years. */
    final int[] ttl;

    final short[] zoneLength;
    final boolean[] nxdomain;
    final boolean[] authoritative;
    final boolean[] authenticated;

    private final int[] unused;
    private int unusedCount;

    Slots(int size) {
        this.size = size;
        queryPackets = new QueryPackets(size);
        token = new long[size];
        owner = new EngineStream[size];
        route = new QueryRoute[size];
        failures = new byte[size];
        upstream = new byte[size];
        id = new int[size];
        socket = new UdpSocket[size];
        suspect = new boolean[size];
        otherCase = new boolean[size];
        busy = new boolean[size];
        firstSent = new long[size];
        sent = new long[size];
        heldSince = new long[size];
        patience = new long[size];
        answer = new DnsAnswer[size];
        took = new long[size];
        addressCount = new byte[size];
        addresses = new int[size * PlainReply.MAX_ADDRESSES];
        ttl = new int[size];
        zoneLength = new short[size];
        nxdomain = new boolean[size];
        authoritative = new boolean[size];
        authenticated = new boolean[size];
        unused = new int[size];
        for (int slot = 0; slot < size; slot++) {
            unused[slot] = slot;
        }
        unusedCount = size;
    }

    void keep(int slot, PlainReply reply) {
        System.arraycopy(reply.addresses, 0, addresses, slot * PlainReply.MAX_ADDRESSES, reply.count);
        addressCount[slot] = (byte) reply.count;
        ttl[slot] = reply.ttl;
        zoneLength[slot] = (short) reply.zoneLength;
        nxdomain[slot] = reply.nxdomain;
        authoritative[slot] = reply.authoritative;
        authenticated[slot] = reply.authenticated;
    }

    /** At most so many slots, for one stream. */
    synchronized int[] reserve(int most) {
        int[] reserved = new int[Math.min(most, unusedCount)];
        for (int index = 0; index < reserved.length; index++) {
            reserved[index] = unused[--unusedCount];
        }
        return reserved;
    }

    synchronized void giveBack(int slot) {
        unused[unusedCount++] = slot;
    }
}

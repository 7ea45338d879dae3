package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Packets out and in. Used by the event loop's thread only. */
final class PacketIo {

    /** More than any reply over UDP may be after what we advertise. */
    private static final int MOST = 4096;
    /** Then the others have their turn: timers, and those who ask. */
    private static final int MOST_IN_A_ROW = 128;

    private static final String UNREACHABLE = "the resolver cannot be reached";

    private final Slots slots;
    private final RandomBits randomBits;
    private final LongSupplier nanos;
    private final LoopCounters loopCounters;
    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST);
    private final ByteBuffer in = ByteBuffer.allocateDirect(MOST);
    private final byte[] packet = new byte[MOST];

    PacketIo(Slots slots, RandomBits randomBits, LongSupplier nanos, LoopCounters loopCounters) {
        this.slots = slots;
        this.randomBits = randomBits;
        this.nanos = nanos;
        this.loopCounters = loopCounters;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Sends a question. */
    SendResult send(int slot, Upstream upstream, boolean withOptions, long now) {
        UdpSocket udpSocket;
        try {
            udpSocket = upstream.socket(now);
        } catch (IOException unusable) {
            slots.sent[slot] = now;
            return new SendResult.Failed(trouble(unusable));
        }
        int id = upstream.take(slot);
        dress(slot, upstream, id, withOptions, now);
        out.clear();
        out.put(slots.queryPackets.octets, QueryPackets.start(slot), slots.queryPackets.length(slot))
                .flip();
        slots.sent[slot] = now;
        try {
            if (!write(udpSocket)) {
                upstream.free(id);
                return SendResult.NO_ROOM;
            }
        } catch (IOException unsent) {
            upstream.free(id);
            retire(udpSocket);
            return new SendResult.Failed(trouble(unsent));
        }
        slots.firstSent[slot] = slots.firstSent[slot] == 0 ? now : slots.firstSent[slot];
        LoopCounters.up(loopCounters.sent);
        udpSocket.sent();
        slots.id[slot] = id;
        slots.socket[slot] = udpSocket;
        return SendResult.LEFT;
    }

    /** What a question looks like to this resolver. */
    void dress(int slot, Upstream upstream, int id, boolean withOptions, long now) {
        QueryPackets queryPackets = slots.queryPackets;
        queryPackets.options(slot, withOptions);
        if (upstream.letterCase.use(now)) {
            queryPackets.disguise(slot, id, randomBits);
        } else {
            queryPackets.lower(slot, id);
        }
    }

    /** The attempt is over: its id and its place are free again. */
    UdpSocket land(int slot) {
        UdpSocket udpSocket = Objects.requireNonNull(slots.socket[slot]);
        slots.socket[slot] = null;
        udpSocket.upstream.free(slots.id[slot]);
        try {
            udpSocket.ended();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
        return udpSocket;
    }

    /** Reads what has arrived at a socket. */
    void read(UdpSocket udpSocket, QueryLifecycle queryLifecycle) {
        long now = now();
        for (int count = 0; count < MOST_IN_A_ROW && udpSocket.channel.isOpen(); count++) {
            in.clear();
            try {
                if (udpSocket.channel.read(in) <= 0) {
                    return;
                }
            } catch (PortUnreachableException refused) {
                fail(udpSocket, UNREACHABLE, queryLifecycle);
                continue;
            } catch (IOException broken) {
                fail(udpSocket, trouble(broken), queryLifecycle);
                retire(udpSocket);
                return;
            }
            int length = in.flip().remaining();
            in.get(packet, 0, length);
            received(udpSocket, length, queryLifecycle, now);
        }
    }

    private void received(UdpSocket udpSocket, int length, QueryLifecycle queryLifecycle, long now) {
        int slot = length < 2 ? -1 : udpSocket.upstream.slot(((packet[0] & 0xFF) << 8) | (packet[1] & 0xFF));
        if (slot < 0 || slots.socket[slot] != udpSocket) {
            LoopCounters.up(loopCounters.strays);
            return;
        }
        QueryPackets queryPackets = slots.queryPackets;
        if (!PlainReply.belongs(
                packet, length, queryPackets.octets, QueryPackets.start(slot), queryPackets.questionEnd(slot))) {
            LoopCounters.up(loopCounters.mismatches);
            mismatched(slot, length, queryLifecycle);
            return;
        }
        queryLifecycle.replied(slot, packet, length, now);
    }

    /** The right reply may still come; when nothing does, TCP is asked. */
    private void mismatched(int slot, int length, QueryLifecycle queryLifecycle) {
        QueryPackets queryPackets = slots.queryPackets;
        if (queryPackets.mixed(slot)
                && PlainReply.belongsButForCase(
                        packet,
                        length,
                        queryPackets.octets,
                        QueryPackets.start(slot),
                        queryPackets.questionEnd(slot))) {
            queryLifecycle.otherCase(slot);
        }
        slots.suspect[slot] = true;
    }

    /** The error that an earlier packet met comes up at the next call: that call is made again. */
    private boolean write(UdpSocket udpSocket) throws IOException {
        try {
            return sendAll(udpSocket);
        } catch (PortUnreachableException earlier) {
            return sendAll(udpSocket);
        }
    }

    /** False when the buffer of the socket is full. */
    private boolean sendAll(UdpSocket udpSocket) throws IOException {
        out.rewind();
        return udpSocket.channel.write(out) > 0;
    }

    /** The kernel does not say which packet met the error: all that wait there have failed. */
    private void fail(UdpSocket udpSocket, String detail, QueryLifecycle queryLifecycle) {
        long now = now();
        for (int slot = 0; slot < slots.size; slot++) {
            if (slots.socket[slot] == udpSocket) {
                queryLifecycle.unreachable(slot, detail, now);
            }
        }
    }

    private void retire(UdpSocket udpSocket) {
        udpSocket.upstream.discard(udpSocket);
        try {
            udpSocket.retire();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private static String trouble(IOException failure) {
        return failure instanceof SocketException
                ? UNREACHABLE
                : "network trouble (" + failure.getClass().getSimpleName() + ")";
    }
}

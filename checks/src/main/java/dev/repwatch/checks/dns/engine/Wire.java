package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Packets out and in. Used by the event loop's thread only. */
final class Wire {

    /** More than any reply over UDP may be after what we advertise. */
    private static final int MOST = 4096;
    /** Then the others have their turn: timers, and those who ask. */
    private static final int MOST_IN_A_ROW = 128;

    private static final String UNREACHABLE = "the resolver cannot be reached";

    private final Slots slots;
    private final Dice dice;
    private final LongSupplier nanos;
    private final Counts counts;
    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST);
    private final ByteBuffer in = ByteBuffer.allocateDirect(MOST);
    private final byte[] packet = new byte[MOST];

    Wire(Slots slots, Dice dice, LongSupplier nanos, Counts counts) {
        this.slots = slots;
        this.dice = dice;
        this.nanos = nanos;
        this.counts = counts;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Sends a question. */
    Departure send(int slot, Upstream upstream, boolean withOptions, long now) {
        Door door;
        try {
            door = upstream.door(now);
        } catch (IOException unusable) {
            slots.sent[slot] = now;
            return new Departure.Failed(trouble(unusable));
        }
        int id = upstream.take(slot);
        dress(slot, upstream, id, withOptions, now);
        out.clear();
        out.put(slots.packets.octets, Packets.start(slot), slots.packets.length(slot))
                .flip();
        slots.sent[slot] = now;
        try {
            if (!write(door)) {
                upstream.free(id);
                return Departure.NO_ROOM;
            }
        } catch (IOException unsent) {
            upstream.free(id);
            retire(door);
            return new Departure.Failed(trouble(unsent));
        }
        slots.firstSent[slot] = slots.firstSent[slot] == 0 ? now : slots.firstSent[slot];
        Counts.up(counts.sent);
        door.sent();
        slots.id[slot] = id;
        slots.door[slot] = door;
        return Departure.LEFT;
    }

    /** What a question looks like to this resolver. */
    void dress(int slot, Upstream upstream, int id, boolean withOptions, long now) {
        Packets packets = slots.packets;
        packets.options(slot, withOptions);
        if (upstream.letterCase.use(now)) {
            packets.disguise(slot, id, dice);
        } else {
            packets.lower(slot, id);
        }
    }

    /** The attempt is over: its id and its place are free again. */
    Door land(int slot) {
        Door door = Objects.requireNonNull(slots.door[slot]);
        slots.door[slot] = null;
        door.upstream.free(slots.id[slot]);
        try {
            door.ended();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
        return door;
    }

    /** Reads what has arrived at a socket. */
    void read(Door door, Course course) {
        long now = now();
        for (int count = 0; count < MOST_IN_A_ROW && door.channel.isOpen(); count++) {
            in.clear();
            try {
                if (door.channel.read(in) <= 0) {
                    return;
                }
            } catch (PortUnreachableException refused) {
                fail(door, UNREACHABLE, course);
                continue;
            } catch (IOException broken) {
                fail(door, trouble(broken), course);
                retire(door);
                return;
            }
            int length = in.flip().remaining();
            in.get(packet, 0, length);
            received(door, length, course, now);
        }
    }

    private void received(Door door, int length, Course course, long now) {
        int slot = length < 2 ? -1 : door.upstream.slot(((packet[0] & 0xFF) << 8) | (packet[1] & 0xFF));
        if (slot < 0 || slots.door[slot] != door) {
            Counts.up(counts.strays);
            return;
        }
        Packets packets = slots.packets;
        if (!PlainReply.belongs(packet, length, packets.octets, Packets.start(slot), packets.questionEnd(slot))) {
            Counts.up(counts.mismatches);
            mismatched(slot, length, course);
            return;
        }
        course.replied(slot, packet, length, now);
    }

    /** The right reply may still come; when nothing does, TCP is asked. */
    private void mismatched(int slot, int length, Course course) {
        Packets packets = slots.packets;
        if (packets.mixed(slot)
                && PlainReply.belongsButForCase(
                        packet, length, packets.octets, Packets.start(slot), packets.questionEnd(slot))) {
            course.otherCase(slot);
        }
        slots.suspect[slot] = true;
    }

    /** The error that an earlier packet met comes up at the next call: that call is made again. */
    private boolean write(Door door) throws IOException {
        try {
            return sendAll(door);
        } catch (PortUnreachableException earlier) {
            return sendAll(door);
        }
    }

    /** False when the buffer of the socket is full. */
    private boolean sendAll(Door door) throws IOException {
        out.rewind();
        return door.channel.write(out) > 0;
    }

    /** The kernel does not say which packet met the error: all that wait there have failed. */
    private void fail(Door door, String detail, Course course) {
        long now = now();
        for (int slot = 0; slot < slots.size; slot++) {
            if (slots.door[slot] == door) {
                course.unreachable(slot, detail, now);
            }
        }
    }

    private void retire(Door door) {
        door.upstream.discard(door);
        try {
            door.retire();
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

package dev.repwatch.bench.servers;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Answers on their way, in the order in which they are due: a ring, for all wait equally long. */
final class Delay {

    private static final int PACKET = 512;

    private final ByteBuffer[] packets;
    private final @Nullable SocketAddress[] to;
    private final long[] due;
    private int first;
    private int size;

    Delay(int capacity) {
        packets = new ByteBuffer[capacity];
        to = new SocketAddress[capacity];
        due = new long[capacity];
        for (int slot = 0; slot < capacity; slot++) {
            packets[slot] = ByteBuffer.allocateDirect(PACKET);
        }
    }

    boolean full() {
        return size == packets.length;
    }

    boolean empty() {
        return size == 0;
    }

    void add(ByteBuffer packet, SocketAddress receiver, long at) {
        int slot = (first + size++) % packets.length;
        packets[slot].clear();
        packets[slot].put(packet).flip();
        to[slot] = receiver;
        due[slot] = at;
    }

    /** When the next answer leaves. */
    long due() {
        return due[first];
    }

    ByteBuffer packet() {
        return packets[first];
    }

    SocketAddress receiver() {
        SocketAddress receiver = to[first];
        return receiver == null ? new InetSocketAddress(0) : receiver;
    }

    void remove() {
        to[first] = null;
        first = (first + 1) % packets.length;
        size--;
    }
}

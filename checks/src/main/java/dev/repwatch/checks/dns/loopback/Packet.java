package dev.repwatch.checks.dns.loopback;

import java.time.Duration;
import org.xbill.DNS.Message;

/** One reply as it goes on the wire. */
final class Packet {

    private final byte[] wire;
    private final Duration after;
    private final Duration drip;
    private final boolean last;

    /** @param after how long after the question it leaves */
    Packet(byte[] wire, Duration after) {
        this(wire, after, Duration.ZERO);
    }

    /** @param drip the pause between two octets over TCP; zero for all at once */
    Packet(byte[] wire, Duration after, Duration drip) {
        this(wire, after, drip, false);
    }

    private Packet(byte[] wire, Duration after, Duration drip, boolean last) {
        this.wire = wire.clone();
        this.after = after;
        this.drip = drip;
        this.last = last;
    }

    /** The same, and the connection is closed when it has left. */
    Packet closing() {
        return new Packet(wire, after, drip, true);
    }

    /** Over TCP, nothing more is read after it. */
    boolean last() {
        return last;
    }

    static Packet of(Message message) {
        return new Packet(message.toWire(), Duration.ZERO);
    }

    byte[] wire() {
        return wire.clone();
    }

    Duration after() {
        return after;
    }

    Duration drip() {
        return drip;
    }
}

package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One socket on a random port, connected to one name server: packets from elsewhere do not come in (RFC 5452 section 9.2). */
final class UdpSocket {

    /** The ports that the kernel gives out itself: no service expects one of them to be free. */
    private static final int LOWEST = 32_768;

    private static final int PORTS = 28_232;
    private static final int BIND_ATTEMPTS = 16;
    private static final int BUFFER = 4 << 20;

    private static final long MOST_NANOS = 600_000_000_000L;
    private static final int MOST_SENT = 65_536;

    final Upstream upstream;
    final DatagramChannel channel;
    /** Questions that wait for a reply here. */
    int waiting;

    private final long opened;
    private int sent;
    private boolean retired;

    UdpSocket(Upstream upstream, DatagramChannel channel, long opened) {
        this.upstream = upstream;
        this.channel = channel;
        this.opened = opened;
    }

    static UdpSocket open(Upstream upstream, Selector selector, RandomBits randomBits, long now) throws IOException {
        InetSocketAddress server = upstream.address;
        DatagramChannel channel = DatagramChannel.open(
                server.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            bind(channel, randomBits);
            channel.connect(server);
            UdpSocket udpSocket = new UdpSocket(upstream, channel, now);
            channel.register(selector, SelectionKey.OP_READ, udpSocket);
            return udpSocket;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    boolean worn(long now) {
        return retired || sent >= MOST_SENT || now - opened > MOST_NANOS;
    }

    void sent() {
        sent++;
        waiting++;
    }

    /** Takes no more questions, and closes when the last one under way has ended. */
    void retire() throws IOException {
        retired = true;
        if (waiting == 0) {
            channel.close();
        }
    }

    void ended() throws IOException {
        waiting--;
        if (retired && waiting == 0) {
            channel.close();
        }
    }

    private static void bind(DatagramChannel channel, RandomBits randomBits) throws IOException {
        for (int attempt = 0; attempt < BIND_ATTEMPTS; attempt++) {
            try {
                channel.bind(new InetSocketAddress(LOWEST + randomBits.below(PORTS)));
                return;
            } catch (BindException taken) {
                // another port, then
            }
        }
        channel.bind(new InetSocketAddress(0));
    }
}

package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/** A socket whose buffer is full for a while: loopback sockets never are. */
final class NarrowChannel extends DatagramChannel {

    /** So many packets more find no room. */
    int full;

    int written;

    NarrowChannel() {
        super(SelectorProvider.provider());
    }

    @Override
    public int write(ByteBuffer packet) {
        if (full > 0) {
            full--;
            return 0;
        }
        written++;
        int length = packet.remaining();
        packet.position(packet.limit());
        return length;
    }

    @Override
    public int read(ByteBuffer packet) {
        return 0;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public DatagramChannel bind(SocketAddress local) {
        throw unused();
    }

    @Override
    public <T> DatagramChannel setOption(SocketOption<T> name, T value) {
        throw unused();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw unused();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        throw unused();
    }

    @Override
    public DatagramSocket socket() {
        throw unused();
    }

    @Override
    public DatagramChannel connect(SocketAddress remote) {
        throw unused();
    }

    @Override
    public DatagramChannel disconnect() {
        throw unused();
    }

    @Override
    public SocketAddress receive(ByteBuffer packet) {
        throw unused();
    }

    @Override
    public int send(ByteBuffer packet, SocketAddress target) {
        throw unused();
    }

    @Override
    public long read(ByteBuffer[] packets, int offset, int length) {
        throw unused();
    }

    @Override
    public long write(ByteBuffer[] packets, int offset, int length) {
        throw unused();
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface network) throws IOException {
        throw unused();
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface network, InetAddress source) throws IOException {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the engine has no use for it");
    }
}
